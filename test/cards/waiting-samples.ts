import type { Waiting } from "../../src/app/waiting/list-waiting.ts";
import { invitation } from "../../src/cards/waiting/invitation.ts";
import { waitingCard } from "../../src/cards/waiting/waiting.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { LastAsked } from "../../src/domain/due/asked.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import type { WaitingItem } from "../../src/domain/reminders/waiting-item.ts";
import { whatWaits } from "../../src/domain/waiting/waiting.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, BEN, NOW, OWEN, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const at = NOW.toISOString();
const amina = { at, by: AMINA, byName: "Amina Diallo" };

/** Something of every kind. */
const actions: readonly Action[] = [
  anAction({
    state: "awaiting-sign-off",
    lastUpdate: {
      ...{ ...amina, entry: 2, inNameOf: null, rag: "complete" as const, partRags: [], nextReview: null },
      ...{ progress: "Forty plans use it", difference: "", evidence: "Minutes of May" },
    },
  }),
  anAction({
    id: "a2",
    ref: "1.1.2",
    title: "Audit forty plans a quarter",
    dateChange: { ...amina, from: "2027-03-31", to: "2027-06-30", reason: "Two posts are empty" },
    proposal: { ...amina, fields: { title: "Audit fifty plans a quarter" }, reason: "The board asked for more" },
    notMine: { ...amina, suggests: "Ben Okafor", words: "I moved to the front door" },
  }),
  anAction({ id: "a3", ref: "2.1.1", leads: [{ label: "Nia Rees", accountable: true }] }),
  anAction({ id: "a4", ref: "2.1.2", leads: [{ label: "Head of Service", accountable: true }] }),
  anAction({ id: "a5", ref: "2.1.3", leads: [{ label: "Ben Okafor", accountable: true }] }),
  anAction({ id: "a6", ref: "2.1.4", leads: [{ label: "Designated nurse", accountable: true }] }),
  anAction({
    ...{ id: "a8", ref: "2.1.5", title: "Publish the standards of the front door" },
    dateChange: {
      ...{ at, by: "nia", byName: "Nia Rees", from: "2027-03-31", to: "2027-06-30", reason: "import of plan.docx" },
      file: { name: "plan.docx", import: "i1" },
    },
  }),
  anAction({
    ...{ id: "a7", ref: "1.1.3", reviewDate: "2026-10-30", endDate: null },
    leads: [{ label: "Ben Okafor", accountable: true }],
  }),
];
const plan = aPlan({
  people: [...aPlan().people, aPerson("nia", "Nia Rees")],
  labels: [
    ...aPlan().labels,
    aLabel("Nia Rees", "nia"),
    aLabel("Designated nurse"),
    { ...aLabel("Head of Service"), claims: [{ person: "kit", name: "Kit Marlow", at, refused: null }] },
  ],
  standIns: [{ for: AMINA, by: "gone", from: TODAY, to: "2026-12-04" }],
});
// Ben, the owner and the theme lead were all asked: the owner is the first to see what is unanswered.
const rung = { about: theAction("a7"), date: "2026-10-30" } as const;
const reminded: readonly LastAsked[] = [
  { ...rung, person: BEN, occasion: "after", on: "2026-11-19", first: "2026-10-30", times: 4 },
  { ...rung, person: OWEN, occasion: "plan owner", on: "2026-11-05" },
  { ...rung, person: "thea", occasion: "theme lead", on: "2026-11-12" },
  { ...rung, person: OWEN, occasion: "unanswered", on: "2026-11-19" },
];
const everything = whatWaits({
  ...{ plan, today: TODAY, asked: actions, holds: [], reminded, decisions: [], left: ["ben"] },
  lines: actions.map(lineOf),
  reach: plan.people.map(({ id }) => ({ person: id, unreachable: id === "nia" ? "blocked" : null })),
  run: { on: TODAY, before: "2026-11-18" },
  before: [],
});

function waiting(items: readonly WaitingItem[]): Waiting {
  return { ...openPlanOf(plan), items, forOthers: 2 };
}

const long = { title: hostileOf(300) };
const hostile = Array.from({ length: 20 }, (_, index): WaitingItem => {
  const refs = Array.from({ length: 40 }, () => hostileOf(30));
  const who = hostileOf(200);
  return index % 2 === 0
    ? { kind: "completion", action: anAction(long), who, since: at, refs }
    : { kind: "not reached", person: AMINA, label: hostileOf(200), why: "unreachable", who, since: null, refs };
});

const silent = { ...openPlanOf(plan), who: aPerson("nia", "Nia Rees"), person: OWEN };

export const deskSamples: Samples = {
  waiting: waitingCard(waiting(everything), 1),
  "waiting-second": waitingCard(waiting(everything), 2),
  "waiting-empty": waitingCard(waiting([]), 1),
  "waiting-hostile": waitingCard(waiting(hostile), 2),
  "notice-invitation": invitation(
    {
      ...silent,
      item: {
        kind: "not reached",
        person: "nia",
        label: null,
        why: "unreachable",
        who: "Nia Rees",
        since: null,
        refs: ["2.1.1"],
      },
    },
    "waiting",
  ),
};
