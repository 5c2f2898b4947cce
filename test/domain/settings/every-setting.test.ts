import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { LastAsked } from "../../../src/domain/due/asked.ts";
import { isUpdateDue } from "../../../src/domain/due/due.ts";
import { rulesFor } from "../../../src/domain/due/rules.ts";
import { isToAttend } from "../../../src/domain/due/slips.ts";
import { isStale } from "../../../src/domain/due/stale.ts";
import { calledLabel } from "../../../src/domain/permissions/called.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ProgressUpdate } from "../../../src/domain/plan/filings.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import { gatesOf } from "../../../src/domain/reminders/gates.ts";
import { findItems } from "../../../src/domain/reminders/items.ts";
import { nextPaperDeadline } from "../../../src/domain/reminders/ladder.ts";
import { ownerToTell } from "../../../src/domain/reminders/shares.ts";
import type { Setting } from "../../../src/domain/settings/setting.ts";
import { SETTINGS } from "../../../src/domain/settings/settings.ts";
import { mayDecideCompletion } from "../../../src/domain/updates/sign-off.ts";
import { findUpdateFault } from "../../../src/domain/updates/update-input.ts";
import { AMINA, aLabel, aLine, anAction, aPlan, CARYS, NOW, OWEN, THEA, TODAY, typedUpdate } from "../../builders.ts";

const context = { today: TODAY, actions: [{ id: "a1", ref: "1.1.1", theme: "1" }], themes: aPlan().themes };

/** Which of the settings that people turn decide about a field: a new field is asked for here by its type. */
const TURNED_BY: Readonly<Record<keyof PlanSettings, readonly Setting["key"][]>> = {
  ...{ zone: ["zone"], hour: ["hour"], week: ["weekdays", "nation", "closed"], leadDays: ["lead days"] },
  ...{ repeatEvery: ["repeat"], grace: ["grace"], longestGapMonths: ["longest gap"], staleAfter: ["stale after"] },
  ...{ attendAfter: ["attend after"], signOff: ["sign-off"], called: ["people"], notPaused: ["not paused"] },
  ...{ quietAfter: ["quiet after"], climbAfter: ["climb after"], climbsToDirectors: ["climbs to directors"] },
  ...{ paperDeadlines: ["paper deadlines"], unansweredTo: ["unanswered to"] },
  // Themes and actions have settings of this table otherwise: `override-settings.test.ts` turns them.
  overrides: [],
};

/** What somebody says of a setting, and a decision about the plan that is another with it. */
interface Witness {
  readonly says: string;
  readonly decides: (plan: Plan) => unknown;
}

const shut = (now: Date) => (plan: Plan) => gatesOf(plan, now)(null).shut;
const items = (day: string, action: Partial<Action> = {}, asked: readonly LastAsked[] = []) =>
  function decides(plan: Plan): unknown {
    const lines = [aLine({ reviewDate: null, endDate: null, ...action })];
    return findItems({ plan, lines, asked, holds: [] }, day).map(({ recipient, rung, state, choices, escalation }) => {
      return { who: recipient.person, rung, state, choices, waits: escalation?.waits };
    });
  };
const update: ProgressUpdate = {
  ...{ entry: 2, at: "2026-11-18T10:00:00.000Z", by: AMINA, byName: "Amina Diallo", inNameOf: null, rag: "complete" },
  ...{ partRags: [], progress: "Done", difference: "", evidence: "", nextReview: null },
};
const askedOn = (person: string, on: string, occasion: LastAsked["occasion"]): LastAsked => ({
  ...{ person, about: theAction("a1"), date: "2026-11-02", occasion, on },
});
const late = { reviewDate: "2026-11-02" };
const toOwner = [askedOn(AMINA, "2026-11-02", "on the day"), askedOn(OWEN, "2026-11-10", "plan owner")];

const WITNESSES: Readonly<Record<Setting["key"], Witness>> = {
  hour: { says: "11:00", decides: shut(NOW) },
  "lead days": { says: "5", decides: items(TODAY, { reviewDate: "2026-12-02" }) },
  repeat: { says: "2", decides: items("2026-11-19", late, [askedOn(AMINA, "2026-11-16", "after")]) },
  grace: {
    says: "20",
    decides: ({ settings }) => isUpdateDue(aLine(late), rulesFor(settings, aLine(late)), TODAY),
  },
  "quiet after": {
    says: "0",
    decides: items(TODAY, { reviewDate: "2026-12-02", lastUpdate: { ...update, rag: "amber" } }),
  },
  "climb after": { says: "20", decides: items("2026-11-10", late, [askedOn(AMINA, "2026-11-02", "on the day")]) },
  "unanswered to": {
    says: "by theme",
    decides: (plan) => {
      const people = plan.people.map((one) => (one.id === CARYS ? { ...one, roles: ["owner" as const] } : one));
      return [1, 2].map((ref) => ownerToTell({ ...plan, people }, { theme: String(ref) }, new Set(), TODAY)?.id);
    },
  },
  "climbs to directors": {
    says: "by itself",
    decides: (plan) => {
      const people = plan.people.map((one) => (one.id === THEA ? { ...one, roles: ["sponsor" as const] } : one));
      return items("2026-11-19", late, toOwner)({ ...plan, people });
    },
  },
  "not paused": { says: "1.1.1", decides: items(TODAY, late) },
  closed: { says: "20 November", decides: shut(NOW) },
  nation: { says: "none", decides: shut(new Date("2026-12-25T12:00:00Z")) },
  weekdays: { says: "Monday to Thursday", decides: shut(NOW) },
  zone: { says: "Pacific/Auckland", decides: (plan) => gatesOf(plan, new Date("2026-11-20T14:00:00Z"))(null).today },
  "paper deadlines": { says: "8 January 2027", decides: (plan) => nextPaperDeadline(plan, TODAY) },
  "longest gap": {
    says: "1",
    decides: ({ settings }) =>
      findUpdateFault(anAction(), typedUpdate({ nextReview: "2027-02-12" }), "green", TODAY, settings)?.reason,
  },
  "stale after": { says: "5", decides: (plan) => isStale(plan, aLine({ addedOn: "2026-11-02" }), TODAY) },
  "attend after": { says: "1", decides: (plan) => isToAttend(plan, 2) },
  "sign-off": {
    says: "any manager",
    decides: (plan) => {
      const action = anAction({ state: "awaiting-sign-off", lastUpdate: { ...update, by: OWEN } });
      return mayDecideCompletion(plan, action, OWEN, TODAY);
    },
  },
  people: {
    says: "posts",
    decides: (plan) => {
      const post = { ...aLabel("Head of Practice", AMINA), kind: "role" as const };
      return calledLabel({ ...plan, labels: [...plan.labels, post] }, "Amina Diallo", TODAY);
    },
  },
};

describe("every setting changes some decision", () => {
  it("and each is turned by somebody, each with a witness here", () => {
    const keys = SETTINGS.map(({ key }) => key).sort();
    expect(Object.keys(WITNESSES).sort()).toEqual(keys);
    expect(Object.values(TURNED_BY).flat().sort()).toEqual(keys);
  });

  it.each(SETTINGS.map((setting) => [setting.key, setting] as const))("%s", (key, { read }) => {
    const { says, decides } = WITNESSES[key] as Witness;
    const turned = read(says, DEFAULT_SETTINGS, context);
    if (turned === undefined) throw new Error(`“${says}” cannot be read`);
    const [field, ...others] = Object.keys(turned).filter(
      (name) => turned[name as keyof PlanSettings] !== DEFAULT_SETTINGS[name as keyof PlanSettings],
    );
    expect([TURNED_BY[field as keyof PlanSettings].includes(key), others]).toEqual([true, []]);
    expect(decides(aPlan({ settings: turned }))).not.toEqual(decides(aPlan()));
  });
});
