import { describe, expect, it } from "vitest";
import { checkPlan, checkPlans } from "../../src/app/plans/check-plans.ts";
import type { KnownPerson } from "../../src/app/ports/ports.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { SAMPLE_TENANT } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const NOW = new Date("2027-07-24T09:00:00Z");
const SAMPLE = sampleOn("2027-07-24", NOW);

/** Everyone of the sample has met the bot. */
const MET: readonly KnownPerson[] = SAMPLE.plan.people.map(({ id }) => ({
  ...{ tenant: SAMPLE_TENANT, person: id, welcomedAt: null, unreachable: null },
  ref: { tenant: SAMPLE_TENANT, kind: "personal", conversation: id, serviceUrl: "", bot: "", user: "" },
}));

function levels(plan: Partial<Plan>, known = MET): readonly string[] {
  return checkPlan({ ...SAMPLE.plan, ...plan }, known, NOW).map(({ level, says }) => `${level}: ${says}`);
}

describe("checking a plan", () => {
  it("finds nothing wrong with one whose people are all there", () => {
    expect(levels({})).toEqual(["fine: Everything is in order."]);
  });

  it("names leads who have not met the bot", () => {
    expect(levels({}, MET.slice(1))).toEqual(["notice: These leads have not met the bot: Amara Okafor."]);
  });

  it("names whom messages no longer reach, and why", () => {
    const known = MET.map((one, index) => (index === 0 ? { ...one, unreachable: "blocked" } : one));
    expect(levels({}, known)).toEqual(["fault: Amara Okafor cannot be reached: blocked."]);
  });

  it("names labels nobody has settled and roles nobody holds", () => {
    const labels = SAMPLE.plan.labels.map((label) => {
      if (label.kind === "outside") return { ...label, sponsor: null };
      return label.kind === "role" ? { ...label, holders: [] } : label;
    });
    expect(levels({ labels })).toEqual([
      "fault: Nobody has said who these are: Public Protection Unit.",
      "fault: Nobody holds these today: Team managers.",
    ]);
  });

  it("asks for a second owner and for reminders to be started", () => {
    const people = SAMPLE.plan.people.map((person) =>
      person.name === "Priya Raman" ? { ...person, roles: [] } : person,
    );
    expect(levels({ people, started: null })).toEqual([
      "notice: The plan has only one owner.",
      "notice: Reminders have not been started.",
    ]);
  });

  it("says of a tenant without a plan that it has none", async () => {
    expect(await checkPlans(memoryStores(), ["t"], NOW)).toMatchObject([{ level: "notice", plan: null }]);
  });
});
