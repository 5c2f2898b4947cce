import { describe, expect, it } from "vitest";
import { AMINA, aLabel, anAction, aPlan, BEN, NOW, TODAY } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";

const heads = { ...aLabel("Heads of Service", AMINA, BEN), answers: "each" as const };
const each = anAction({ leads: [{ label: "Heads of Service", accountable: true }], reviewDate: TODAY });
const plan = aPlan({ labels: [heads] });

describe("a run of reminders", () => {
  it("asks each of a role, and after an answer only who has not", async () => {
    const first = await reminderWorld(plan, [each]);
    await first.run();
    expect(first.messenger.left.map(({ person }) => person).sort()).toEqual([AMINA, BEN]);
    const round = [{ person: AMINA, at: NOW.toISOString(), rag: "red" as const }];
    const second = await reminderWorld(plan, [{ ...each, round }]);
    await second.run();
    expect(second.messenger.left.map(({ person }) => person)).toEqual([BEN]);
  });

  it("asks a lead on its day whether what is complete is so still, and nobody of one without such a day", async () => {
    const done = { state: "complete", rag: "complete" } as const;
    const checked = anAction({ ...done, checkDate: TODAY });
    const world = await reminderWorld(aPlan(), [checked, anAction({ ...done, id: "a2", ref: "1.1.2" })]);
    await world.run();
    expect(world.messenger.left).toMatchObject([{ person: AMINA, refs: ["1.1.1"] }]);
  });

  it("sends no check that was answered between planning and sending", async () => {
    const world = await reminderWorld(aPlan(), [anAction({ state: "complete", rag: "complete", checkDate: TODAY })]);
    let answered = false;
    const answer = async () => {
      if (answered) return;
      answered = true;
      await world.change("a1", { checkDate: null });
    };
    await world.run(NOW, { at: answer });
    expect(answered).toBe(true);
    expect(world.messenger.left).toEqual([]);
  });
});
