import { describe, expect, it } from "vitest";
import { addDays, type Day, daysBetween } from "../../src/domain/calendar/day.ts";
import { understandDocument } from "../../src/domain/import/understand-document.ts";
import { planPeople } from "../../src/domain/people/import-people.ts";
import { standingsOf } from "../../src/domain/permissions/permissions.ts";
import { type Action, isOpen, isOverdue, nextDateOf } from "../../src/domain/plan/action.ts";
import { holdersOf } from "../../src/domain/plan/plan.ts";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import { sampleDocument, samplePeopleTable } from "../../src/local/sample-tables.ts";

const DAY = "2027-07-24";

function sample(day: Day = DAY) {
  return sampleOn(day, new Date(`${day}T00:30:00Z`));
}

/** Where an open action stands on a day, as "my actions" groups it. */
function groupOf(action: Action, day: Day): string {
  const next = nextDateOf(action);
  if (isOverdue(action, day)) return "overdue";
  if (next === null) return "undated";
  const days = daysBetween(day, next);
  if (days < 0) return "update due";
  return days === 0 ? "today" : days <= 30 ? "in 30 days" : "later";
}

const GROUPS = ["in 30 days", "later", "overdue", "today", "undated", "update due"];

describe("the sample plan", () => {
  it("has 4 themes, 39 actions and 12 people in five roles, with real ids", () => {
    const { plan, actions } = sample();
    expect([plan.themes.length, actions.length, plan.people.length]).toEqual([4, 39, 12]);
    expect(plan.people.map(({ id, name }) => ({ id, name }))).toEqual(
      samplePeople.map(({ id, name }) => ({ id, name })),
    );
    const ids = [SAMPLE_TENANT, ...samplePeople.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(13);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const roles = plan.people.flatMap((person) =>
      actions.flatMap((action) => standingsOf(plan, action, person.id, DAY)),
    );
    expect(new Set(roles)).toEqual(new Set(["viewer", "owner", "sponsor", "chair", "lead", "theme lead", "delegate"]));
  });

  it("is understood without a problem", () => {
    expect(understandDocument(sampleDocument(DAY), { importedOn: DAY }).problems).toEqual([]);
    expect(planPeople(samplePeopleTable(DAY), DAY).problems).toEqual([]);
  });

  it("has every kind of date, a joint lead, a role of two, a body outside with a sponsor, parts and a dependency", () => {
    const { plan, actions } = sample();
    const kinds = new Set(actions.flatMap((action) => action.dates.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(["review", "end", "cadence", "event", "ongoing", "complete"]));
    expect(actions.some((action) => action.leads.length > 1)).toBe(true);
    expect(actions.some((action) => action.dates.length === 0)).toBe(true);
    expect(actions.some((action) => action.dependsOn.length > 0)).toBe(true);
    expect(actions.find((action) => action.parts.length === 3)?.parts.map(({ rag }) => rag)).toEqual([
      "green",
      "amber",
      "red",
    ]);
    expect(
      plan.labels.filter(({ kind }) => kind === "role").map((label) => holdersOf(plan, label.text, DAY).length),
    ).toEqual([2]);
    expect(plan.labels.filter(({ kind }) => kind === "outside").map(({ sponsor }) => sponsor)).toEqual([
      expect.any(String),
    ]);
    expect(new Set(actions.map(({ state }) => state))).toEqual(
      new Set(["open", "awaiting-sign-off", "complete", "withdrawn", "merged", "paused"]),
    );
    expect(plan.standIns).toMatchObject([{ from: addDays(DAY, 5) }]);
    expect(actions.some((action) => action.dateChange !== null)).toBe(true);
  });

  it("is started, works every day from midnight", () => {
    const { plan } = sample();
    expect(plan.started).not.toBeNull();
    expect(plan.settings).toMatchObject({ hour: "00:00", week: { weekdays: [1, 2, 3, 4, 5, 6, 7], nation: "none" } });
  });

  it("has a history that is whole, in order and past", () => {
    const { actions, history } = sample();
    for (const action of actions) {
      const own = history.filter((entry) => entry.action === action.id);
      expect(own.map(({ entry }) => entry)).toEqual(own.map((_, index) => index + 1));
      expect(own.at(-1)?.entry).toBe(action.version);
      expect(own.map(({ at }) => at)).toEqual(own.map(({ at }) => at).sort());
      expect(own.every(({ day }) => day < DAY)).toBe(true);
    }
    expect(actions.filter(({ lastUpdate }) => lastUpdate !== null).length).toBeGreaterThan(15);
  });

  it("has a Green nobody has updated for weeks", () => {
    const stale = sample().actions.filter(
      ({ rag, state, lastUpdate }) => state === "open" && rag === "green" && (lastUpdate?.at ?? "") < addDays(DAY, -30),
    );
    expect(stale.length).toBeGreaterThan(2);
  });

  it("shows something in each group, and the first person several, on any day", () => {
    const me = samplePeople[0]?.label ?? "";
    for (let days = 0; days < 400; days++) {
      const day = addDays("2027-01-01", days);
      const open = sample(day).actions.filter(isOpen);
      expect([...new Set(open.map((action) => groupOf(action, day)))].sort(), day).toEqual(GROUPS);
      const mine = open.filter((action) => action.leads.some(({ label }) => label === me));
      expect(mine.map((action) => groupOf(action, day)).sort(), day).toEqual(GROUPS);
    }
  }, 60_000);

  it("names its actions anew at each load", () => {
    const [one, other] = [sampleOn(DAY, new Date(1)), sampleOn(DAY, new Date(2))];
    expect(one.actions[0]?.id).not.toBe(other.actions[0]?.id);
    expect(new Set(one.actions.map(({ id }) => id)).size).toBe(39);
  });
});
