import { describe, expect, it } from "vitest";
import { describeRun } from "../../../src/cli/words/remind-words.ts";
import { theAction } from "../../../src/domain/due/about.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ProgressUpdate } from "../../../src/domain/plan/filings.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { AMINA, anAction, aOnce, aPlan, BEN, KEY, OWEN, THEA } from "../../builders.ts";
import { reminderWorld } from "../../fakes/reminder-world.ts";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00.000Z`);
const action = (number: number, more: Partial<Action> = {}) =>
  anAction({ id: `a${number}`, ref: `1.1.${number}`, title: `Action ${number}`, endDate: null, ...more });

const FILED: ProgressUpdate = {
  ...{ entry: 2, at: "2026-11-25T09:00:00.000Z", by: AMINA, byName: "Amina Diallo", inNameOf: null },
  ...{ rag: "amber", partRags: [], progress: "", difference: "", evidence: "", nextReview: null },
};

/** What a dry run says of each person, by name. */
async function explained(plan: Partial<Plan>, actions: readonly Action[], day: string, before: readonly string[] = []) {
  const here = await reminderWorld(aPlan(plan), actions);
  for (const one of before) await here.run(at(one));
  return { here, says: async (time?: string) => saysOf(await here.run(at(day, time), { dryRun: true })) };
}

function saysOf(report: Parameters<typeof describeRun>[0]): Readonly<Record<string, string>> {
  const parts = describeRun(report).split("\n\n").slice(1);
  return Object.fromEntries(parts.map((part) => [part.split(":")[0] ?? "", part.slice(part.indexOf(":") + 2)]));
}

describe("a dry run in words", () => {
  it("says of each of a lead's actions what, why, why not and when, and lists who has nothing", async () => {
    const { here, says } = await explained(
      {},
      [
        action(1, { reviewDate: "2026-12-04" }),
        action(2, { reviewDate: "2026-12-11", rag: "red" }),
        action(3, { reviewDate: "2027-01-29" }),
        action(4, { state: "complete" }),
        action(5, { reviewDate: null }),
        action(6, { state: "awaiting-sign-off" }),
        action(7, { state: "paused" }),
        action(8, { reviewDate: "2026-12-08", lastUpdate: FILED }),
      ],
      "2026-11-27",
      ["2026-11-20"],
    );
    const hold = { person: AMINA, date: "2026-12-11", kind: "seen", until: "2026-12-04", afterDate: false } as const;
    await here.plans.recordHold(
      KEY,
      { ...hold, about: theAction("a2"), at: at("2026-11-26").toISOString() },
      aOnce("seen"),
    );
    const said = await says();
    expect(said["Amina Diallo"]?.split("\n")).toEqual([
      "nothing: asked already, and not yet due to be asked again; next on 2 December 2026 from 09:00: 1.1.1",
      "  1.1.2 Action 2: soon, review date 11 December 2026; marked as seen, again on 4 December 2026",
      "  1.1.1 Action 1: soon, review date 4 December 2026; asked already, again on 2 December 2026",
      "  1.1.8 Action 8: soon, review date 8 December 2026; updated lately, asked on 8 December 2026",
      "  1.1.3 Action 3: review date 29 January 2027; asked on 15 January 2027",
      "  not asked about 1.1.4: complete",
      "  not asked about 1.1.5: it has no date",
      "  not asked about 1.1.6: done, awaiting sign-off",
      "  not asked about 1.1.7: paused",
    ]);
    expect(said["Viv Marsh"]).toBe("nothing: nothing of theirs is asked about, and nothing waits for them");
  });

  it("says of who is away who is asked instead, and of who is not reached that it is tried all day and tomorrow", async () => {
    const { here, says } = await explained(
      { standIns: [{ for: AMINA, by: BEN, from: "2026-11-20", to: "2026-12-01" }] },
      [action(1, { reviewDate: "2026-11-27" })],
      "2026-11-27",
    );
    await here.conversations.markUnreachable(KEY.tenant, BEN, "They removed the app.", at("2026-11-26").toISOString());
    const said = await says();
    expect(said["Amina Diallo"]).toContain("not asked about 1.1.1: they are away; asked instead: Ben Okafor");
    expect(said["Ben Okafor"]).toBe(
      "not reached: messages no longer reach them (They removed the app.); as soon as they are, and on 30 November 2026 from 09:00: 1.1.1\n" +
        "  1.1.1 Action 1: for Amina Diallo, away until 1 December 2026; due, review date 27 November 2026; owed now, at its date",
    );
  });

  it("says of a rung who was asked and when, and what keeps the next", async () => {
    const ladder = { themes: [{ ref: "1", title: "One", leads: ["Thea Lund"] }] };
    const roles = aPlan().people.map((one) => (one.id === THEA ? { ...one, roles: ["sponsor" as const] } : one));
    const { says } = await explained(
      { ...ladder, people: roles },
      [action(1, { reviewDate: "2026-11-27" })],
      "2026-12-11",
      ["2026-11-27", "2026-12-04"],
    );
    const said = await says();
    expect(said["Owen Pryce"]).toContain(
      "  1.1.1 Action 1: update due, review date 27 November 2026; asked already, as plan owner: Amina Diallo asked on 27 November 2026 and not answered",
    );
    expect(said["Thea Lund"]).toContain("would reach a director or chair, and waits until a plan owner lets it climb");
  });

  it("says when somebody's own rhythm, the hour, the week or the plan keeps back what is owed", async () => {
    const { here, says } = await explained({}, [action(1, { reviewDate: "2026-11-27" })], "2026-11-27");
    expect((await says("08:00"))["Amina Diallo"]).toBe(
      "nothing: the plan's hour has not come; next on 27 November 2026 from 09:00: 1.1.1\n" +
        "  1.1.1 Action 1: due, review date 27 November 2026; owed, but the plan's hour has not come",
    );
    await here.conversations.setRhythm(KEY.tenant, AMINA, {
      every: "day",
      since: "2026-11-20",
      pausedUntil: "2027-01-05",
    });
    expect((await says())["Amina Diallo"]).toBe(
      "nothing: they have paused reminders; next on 5 January 2027 from 09:00: 1.1.1\n" +
        "  1.1.1 Action 1: due, review date 27 November 2026; owed, but they have paused reminders",
    );
  });

  it("tells of a desk when it is told again", async () => {
    const waits = action(1, { state: "awaiting-sign-off", lastUpdate: FILED });
    const { says } = await explained({}, [waits], "2026-11-27", ["2026-11-26"]);
    expect((await says())["Owen Pryce"]).toBe(
      "nothing: they know what waits for them, and nothing came to it since; next on 3 December 2026 from 09:00: what waits for them\n" +
        "  waits for them in north-2027: completion (1): told already, again on 3 December 2026",
    );
  });

  it("says of a label that stands for nobody, and of who was not reached today, that nobody had anything", async () => {
    const outside = [{ label: "Harbour Trust", accountable: false }];
    const { here, says } = await explained(
      {},
      [action(1, { reviewDate: "2026-11-27", leads: outside }), action(2, { reviewDate: "2026-11-27" })],
      "2026-11-27",
    );
    here.messenger.answer = () => ({ kind: "refused", of: "person", code: "403", reason: "They blocked the bot." });
    await here.run(at("2026-11-27", "09:30"));
    const said = await says();
    expect(said["Harbour Trust"]).toBe(
      "not reached: nobody has said who this name of the plan is; next on 4 December 2026 from 09:00: 1.1.1\n" +
        "  1.1.1 Action 1: due, review date 27 November 2026; nobody there to ask, listed again on 4 December 2026",
    );
    const later = saysOf(await here.run(at("2026-11-30"), { dryRun: true }));
    expect(later["Harbour Trust"]).toContain(
      "nothing: nobody has said who this name of the plan is; next on 4 December 2026 from 09:00: 1.1.1",
    );
    const before = saysOf(await here.run(at("2026-11-03"), { dryRun: true }));
    expect(before["Harbour Trust"]).toContain(
      "nothing: no date is near enough (nobody has said who this name of the plan is); next on 13 November 2026",
    );
    expect(said["Amina Diallo"]).toContain(
      "not reached: messages no longer reach them (They blocked the bot.); as soon as they are, and on 30 November 2026 from 09:00: 1.1.2",
    );
  });

  it("says of a rung that has not come when it will and whose answer stops it, and of a desk kept back by the hour", async () => {
    const { says } = await explained(
      {},
      [action(1, { reviewDate: "2026-11-27" }), action(2, { state: "awaiting-sign-off", lastUpdate: FILED })],
      "2026-11-30",
      ["2026-11-27"],
    );
    const owen = (await says("08:00"))["Owen Pryce"];
    expect(owen).toContain("as plan owner on 4 December 2026 if Amina Diallo does not answer");
    const first = await explained({}, [action(2, { state: "awaiting-sign-off", lastUpdate: FILED })], "2026-11-30");
    expect((await first.says("08:00"))["Owen Pryce"]).toContain(
      "nothing: the plan's hour has not come; next on 30 November 2026 from 09:00: what waits for them",
    );
  });

  it("says that a day's reminder was perhaps sent, or passed over", async () => {
    const { here, says } = await explained({}, [action(1, { reviewDate: "2026-11-27" })], "2026-11-27");
    here.messenger.answer = () => ({ kind: "uncertain", code: "no answer", reason: "a reset" });
    await here.run(at("2026-11-27", "09:30"));
    expect((await says())["Amina Diallo"]).toContain(
      "nothing: today's reminder perhaps reached them (a reset); next on 30 November 2026 from 09:00: 1.1.1",
    );
  });

  it.each([
    [{ started: null }, "the plan's owner has not started reminders"],
    [{ closed: { at: "2026-11-01T09:00:00.000Z", by: OWEN, reason: "Done" } }, "the plan is closed"],
  ])("says of everybody in a plan that is not running why nothing comes", async (plan, why) => {
    const { says } = await explained(
      plan,
      [action(1, { reviewDate: "2026-11-27" }), action(2, { leads: [{ label: "Ben Okafor", accountable: false }] })],
      "2026-11-27",
    );
    const said = await says();
    expect(Object.keys(said)).toHaveLength(6);
    for (const one of Object.values(said)) expect(one).toContain(`nothing: ${why}`);
    for (const one of Object.values(said)) expect(one).not.toMatch(/next on|asked on/);
  });
});
