import { addAction } from "../../src/app/changes/add-action.ts";
import { changeState } from "../../src/app/changes/change-state.ts";
import { editAction, openEdit } from "../../src/app/changes/edit-action.ts";
import { undoEdit } from "../../src/app/changes/undo-edit.ts";
import type { Asking } from "../../src/app/open-plan.ts";
import { changeRole } from "../../src/app/people/change-roles.ts";
import { claimLabel } from "../../src/app/people/claim-label.ts";
import { keepWithLeads } from "../../src/app/people/not-mine.ts";
import { reassignAction } from "../../src/app/people/reassign-action.ts";
import { setAway } from "../../src/app/people/set-away.ts";
import { closePlan } from "../../src/app/plans/close-plan.ts";
import { saveSettings, showSettings } from "../../src/app/settings/change-settings.ts";
import { addEvidence } from "../../src/app/updates/add-evidence.ts";
import { decide } from "../../src/app/updates/decide.ts";
import { submitUpdate, undoUpdate } from "../../src/app/updates/submit-update.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import type { StateVerb } from "../../src/domain/plan/state-verbs.ts";
import type { Stores } from "../../src/storage/tables.ts";
import { aOnce, BEN, CARYS, OWEN, typedUpdate } from "../builders.ts";
import { aChangeOf, openWhole } from "./changes.ts";
import { EVERYTHING } from "./rows/everything.ts";
import { anAction } from "./samples.ts";

/** One thing that somebody does through a use case. */
type Step = (stores: Stores, now: Date) => Promise<unknown>;

function asking(person: string, now: Date): Asking {
  return { tenant: EVERYTHING.tenant, person, name: person, now, plan: EVERYTHING.plan };
}

let tokens = 0;
const once = () => aOnce(`ten days ${++tokens}`);
const at = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const versionOf = async ({ plans }: Stores, ref: string) =>
  (await plans.findAction(EVERYTHING, ref))?.value.version ?? 0;

const update =
  (ref: string, rag: "green" | "red" | "complete"): Step =>
  async (stores, now) =>
    submitUpdate(stores, asking(BEN, now), {
      ...{ name: { ref }, version: null, via: "typed", once: once() },
      input: typedUpdate({
        rag,
        nextReview: "2027-04-30",
        difference: "Calmer visits",
        evidence: "Minutes of 1 March",
        confirmed: ["date-soon"],
      }),
    });

const takeBack =
  (ref: string): Step =>
  async (stores, now) =>
    undoUpdate(stores, asking(BEN, at(now, 2)), { name: { ref }, entry: await versionOf(stores, ref), once: once() });

const retitle =
  (ref: string, title: string): Step =>
  async (stores, now) => {
    const form = await openEdit(stores, asking(OWEN, now), { ref });
    if (!form.ok) return form;
    const input = { ...form.value.input, title, reason: "Clearer" };
    const version = await versionOf(stores, ref);
    return editAction(stores, asking(OWEN, now), { name: { ref }, version, input, once: once() });
  };

const takeBackEdit =
  (ref: string): Step =>
  async (stores, now) =>
    undoEdit(stores, asking(OWEN, at(now, 2)), { name: { ref }, entry: await versionOf(stores, ref), once: once() });

const put =
  (does: StateVerb, ref: string, into = ""): Step =>
  (stores, now) =>
    changeState(stores, asking(OWEN, now), {
      ...{ name: { ref }, version: null, via: "typed", once: once() },
      typed: { does, reason: "The board decided so", until: "", into, confirmed: [] },
    });

const turn: Step = async (stores, now) => {
  const shown = await showSettings(stores, asking(OWEN, now));
  if (!shown.ok) return shown;
  return saveSettings(stores, asking(OWEN, now), [{ key: "grace", text: "3" }], shown.value.stamp);
};

const add: Step = (stores, now) =>
  addAction(stores, asking(OWEN, now), {
    ...{ place: "theme 1", once: once() },
    input: {
      ...{ newObjective: "What children say", ref: "", title: "Ask every child", accountable: "", joint: [] },
      ...{ other: "Viv Marsh", reviewDate: "2027-05-04", endDate: "", cadence: "monthly", measures: "" },
      ...{ origin: "board", originWords: "", begun: false, confirmed: [] },
    },
  });

const evidence: Step = (stores, now) =>
  addEvidence(stores, asking(BEN, now), {
    ...{ name: { ref: "1.3" }, via: "typed", once: once() },
    input: { where: "https://north.example/minutes", shows: "Minutes of the board", isFile: false, confirmed: [] },
  });

const reassign: Step = (stores, now) =>
  reassignAction(stores, asking(OWEN, now), {
    ...{ name: { ref: "1.2" }, to: "Thea Lund", reason: "She leads this now", version: null, via: "typed" },
    once: once(),
  });

const keep: Step = async (stores, now) =>
  keepWithLeads(stores, asking(OWEN, now), {
    ...{ name: { ref: "1.1" }, version: await versionOf(stores, "1.1"), words: "It is theirs", once: once() },
  });

/** Agreed by a board on a day before it is recorded: that day is told, and never selected by. */
const agree: Step = (stores, now) =>
  decide(stores, asking(CARYS, now), {
    ...{ name: { ref: "1.1" }, version: null, once: once() },
    decision: { about: "end date", decision: { kind: "approve", together: { board: "Board", day: "2027-03-03" } } },
  });

const sendBack: Step = (stores, now) =>
  decide(stores, asking(CARYS, now), {
    ...{ name: { ref: "1.4" }, version: null, once: once() },
    decision: { about: "completion", decision: { kind: "send back", words: "Show what it came to" } },
  });

const takeIn: Step = async ({ plans }, now) => {
  const stored = await openWhole(plans, EVERYTHING);
  const by = { by: OWEN, byName: "Owen Pryce", at: now.toISOString(), day: now.toISOString().slice(0, 10) };
  const patches = [{ action: "id-1.3", fields: { title: "From the file", measures: ["One", "Two"] } }];
  const change = aChangeOf(stored.value, [anAction("3.1")], patches, "import of ten days");
  const merged = { action: "id-1.6", fields: {}, reason: "merged", seen: 0, into: { action: "id-1.3", ref: "1.3" } };
  const added = change.added.map(({ action, entry }) => ({ action, entry: { ...entry, ...by } }));
  const event = { ...change.event, ...by };
  const whole = { ...change, added, patches: [...change.patches, merged], by, event };
  return { ok: await plans.applyChange(EVERYTHING, stored.mark, whole, once()) };
};

const role: Step = (stores, now) =>
  changeRole(stores, asking(OWEN, now), { name: "Ben Okafor", role: "owner", given: true });
const away: Step = (stores, now) =>
  setAway(stores, asking(BEN, now), { lead: "", from: "15 March 2027", to: "20 March 2027", cover: "Thea Lund" });
const claim: Step = (stores, now) => claimLabel(stores, asking("zed", now), "Heads of Service");
const close: Step = (stores, now) => closePlan(stores, asking(OWEN, now), "It has ended");

/** What is done on each of ten days. */
export const TEN_DAYS: Readonly<Record<Day, readonly Step[]>> = {
  "2027-03-02": [update("1.3", "green"), turn],
  "2027-03-03": [retitle("1.2", "Ring every family twice"), add],
  "2027-03-04": [update("1.3", "red"), takeBack("1.3"), retitle("1.2", "Another"), takeBackEdit("1.2"), claim],
  "2027-03-05": [evidence, reassign],
  "2027-03-06": [put("pause", "1.3"), keep],
  "2027-03-07": [put("resume", "1.3"), role],
  "2027-03-08": [takeIn],
  "2027-03-09": [agree, sendBack],
  "2027-03-10": [put("merge", "1.2", "1.3"), away],
  "2027-03-11": [put("restrict", "1.3"), update("1.4", "complete"), close],
};

/** Does what is done on a day, from ten in the morning on, three minutes for each; the last in its last minute. */
export async function liveDay(stores: Stores, day: Day, steps: readonly Step[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const late = index === steps.length - 1 && day === "2027-03-07";
    const now = late ? new Date(`${day}T23:59:30Z`) : at(new Date(`${day}T10:00:00Z`), index * 3);
    const did = (await step(stores, now)) as Result<{ readonly kind?: string; readonly refusal?: unknown }>;
    const failed = !did.ok || (did.value?.kind === "form" && did.value);
    if (failed) throw new Error(`${day}, step ${index}: ${JSON.stringify(did.ok ? did.value.refusal : did)}`);
  }
}
