import { describe, expect, it } from "vitest";
import type { Point } from "../../src/app/sending/remind-deps.ts";
import type { HistoryKind } from "../../src/domain/history/history.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { AMINA, anAction, aOnce, aPlan, BEN, importedEntry, KEY, THEA } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";

const at = (day: string, time = "09:00") => new Date(`2026-11-${day}T${time}:00Z`);
const far = { reviewDate: "2027-06-30", endDate: null } as const;
const complete = { state: "complete", rag: "complete", reviewDate: null } as const;

/** Amina's 1.1.1 waits for Ben's 1.1.2 and 1.1.3; nothing is owed by anybody. */
function world(more: Partial<Action> = {}, plan: Partial<Plan> = {}): Promise<ReminderWorld> {
  const ben = { ...far, leads: [{ label: "Ben Okafor", accountable: true }] };
  return reminderWorld(
    aPlan(plan),
    [
      anAction({ ...far, dependsOn: ["1.1.2", "1.1.3"], ...more }),
      anAction({ ...ben, id: "a2", ref: "1.1.2" }),
      anAction({ ...ben, id: "a3", ref: "1.1.3" }),
    ],
    at("20", "08:00"),
  );
}

/** Changes an action as a decision would, by somebody. */
async function decide(here: ReminderWorld, id: string, kind: HistoryKind, more: Partial<Action>, by = BEN) {
  const before = await here.plans.readAction(KEY, id);
  if (before === undefined) throw new Error(id);
  const after = { ...before.value, ...more, version: before.value.version + 1 };
  const entry = { ...importedEntry(after), kind, by, entry: after.version, at: here.clocks.now().toISOString() };
  await here.plans.commit(KEY, { before, after, entry, once: aOnce(`${after.id} ${after.version}`) });
}

const finish = (here: ReminderWorld, id: string, by = BEN) => decide(here, id, "completion-proposed", complete, by);
const told = ({ messenger }: ReminderWorld) =>
  messenger.left.flatMap(({ person, freed = [] }) => freed.map((one) => `${person}: ${one}`));
const messages = ({ messenger }: ReminderWorld) => messenger.left.length;

describe("the lead of an action that waits", () => {
  it("is told once, the next day, though nothing of theirs is near, and what it waits for still", async () => {
    const here = await world();
    await here.run(at("20"));
    await finish(here, "a2");
    for (const time of ["09:05", "17:00"]) await here.run(at("20", time));
    expect(messages(here)).toBe(0);
    await here.run(at("23"));
    expect(told(here)).toEqual(["amina: 1.1.1 freed by 1.1.2, complete, waits for 1.1.3"]);
    expect(await here.row(AMINA, "2026-11-23")).toMatchObject({
      status: "sent",
      items: [{ ref: "1.1.1", occasion: { freedBy: "a2" } }],
    });
    for (const day of ["23", "24", "25", "30"]) await here.run(at(day, "10:00"));
    expect(told(here)).toHaveLength(1);
  });

  it("is told that what it waited for was withdrawn", async () => {
    const here = await world({ dependsOn: ["1.1.2"] });
    await decide(here, "a2", "withdrawn", { state: "withdrawn" });
    await here.run(at("20"));
    expect(told(here)).toEqual(["amina: 1.1.1 freed by 1.1.2, withdrawn, waits for nothing"]);
  });

  it("is told with what they owe besides, in one message", async () => {
    const here = await world({ reviewDate: "2026-11-20" });
    await finish(here, "a2");
    await finish(here, "a3");
    await here.run(at("20"));
    expect(here.messenger.left).toMatchObject([
      { person: AMINA, refs: ["1.1.1"], freed: [expect.any(String), expect.any(String)] },
    ]);
  });

  it("is told late where they could not be reached, and after a week in which nothing ran", async () => {
    const here = await world();
    await finish(here, "a2");
    here.messenger.answer = () => ({ kind: "uncertain", code: "502", reason: "Teams failed (502)." });
    await here.run(at("20"));
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    here.messenger.left.length = 0;
    await here.run(at("30"));
    expect(told(here)).toEqual(["amina: 1.1.1 freed by 1.1.2, complete, waits for 1.1.3"]);
  });

  it.each([
    ["themself", "a2", AMINA],
    ["somebody else, with them accepting it", "a2", BEN],
  ])("is not told of what was completed by %s", async (_, id, by) => {
    const here = await world();
    await finish(here, id, by);
    if (by === BEN) await decide(here, id, "completion-accepted", {}, AMINA);
    for (const day of ["20", "23"]) await here.run(at(day));
    expect(messages(here)).toBe(0);
  });

  it("is not told of what was complete when the plan was taken in, nor while it is only proposed", async () => {
    const done = anAction({ ...complete, id: "a2", ref: "1.1.2", leads: [] });
    const proposed = anAction({
      ...complete,
      id: "a3",
      ref: "1.1.3",
      leads: [],
      state: "awaiting-sign-off",
      version: 2,
    });
    const here = await reminderWorld(aPlan(), [anAction({ ...far, dependsOn: ["1.1.2", "1.1.3"] }), done, proposed]);
    await here.run(at("20", "10:00"));
    expect(told(here)).toEqual([]);
  });

  it("is told anew where it was opened again in between", async () => {
    const here = await world();
    await finish(here, "a2");
    await here.run(at("20"));
    await decide(here, "a2", "reopened", { state: "open", rag: "red", reviewDate: "2027-06-30" });
    await here.run(at("23"));
    await finish(here, "a2");
    await here.run(at("24"));
    await here.run(at("25"));
    expect(told(here)).toHaveLength(2);
  });

  it("is whoever stands in for them, and each of several", async () => {
    const leads = ["Amina Diallo", "Thea Lund"].map((label) => ({ label, accountable: false }));
    const standIns = [{ for: THEA, by: "viv", from: "2026-11-01", to: "2026-12-31" }];
    const here = await world({ leads, dependsOn: ["1.1.2"] }, { standIns });
    await finish(here, "a2");
    await here.run(at("20"));
    expect(
      told(here)
        .map((one) => one.split(":")[0])
        .sort(),
    ).toEqual([AMINA, "viv"]);
  });

  it("is not told once their own action is done, or somebody else's, or it was opened again before it was sent", async () => {
    for (const meanwhile of [
      (here: ReminderWorld) => here.change("a1", complete),
      (here: ReminderWorld) => here.change("a1", { leads: [{ label: "Thea Lund", accountable: true }] }),
      (here: ReminderWorld) => here.change("a2", { state: "open", rag: "red" }),
    ]) {
      const here = await world();
      await finish(here, "a2");
      let done = false;
      const report = await here.run(at("20"), {
        at: async (point: Point) => {
          if (point !== "before-claim" || done) return;
          done = true;
          await meanwhile(here);
        },
      });
      expect(report).toMatchObject({ sent: 0, skipped: 1 });
      expect(await here.plans.listAsked(KEY, AMINA)).toEqual([]);
    }
  });

  it.each(["decided", "planned", "claimed", "read-again", "before-send", "after-send", "asked", "recorded"] as const)(
    "is told neither never nor twice without a word, cut off at %s",
    async (point) => {
      const here = await world();
      await finish(here, "a2");
      let cut = false;
      const stop = (reached: Point) => {
        if (reached !== point || cut) return;
        cut = true;
        throw new Error("cut off");
      };
      await here.run(at("20"), { at: stop });
      await here.run(at("20", "09:10"));
      await here.run(at("23"));
      expect(cut).toBe(true);
      const first = here.messenger.left[0];
      expect(first).toMatchObject({ person: AMINA, freed: ["1.1.1 freed by 1.1.2, complete, waits for 1.1.3"] });
      // Only what had left before it was cut off comes again, and says so.
      for (const again of here.messenger.left.slice(1)) expect(again.repeated).toBe(true);
      expect(messages(here)).toBeLessThanOrEqual(point === "after-send" || point === "asked" ? 2 : 1);
    },
  );

  it("costs nothing where a dry run explains it", async () => {
    const here = await world();
    await finish(here, "a2", AMINA);
    await here.run(at("20"), { dryRun: true });
    expect(await here.plans.listAsked(KEY)).toEqual([]);
  });
});
