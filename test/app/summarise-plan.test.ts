import { describe, expect, it } from "vitest";
import { type ChairSummary, rememberSummary, summarisePlan } from "../../src/app/plans/summarise-plan.ts";
import { decide } from "../../src/app/updates/decide.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import type { UpdateInput } from "../../src/domain/updates/update-input.ts";
import { AMINA, anAction, aOnce, CARYS, THEA, typedUpdate } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const board = "19:board@thread";
const input = typedUpdate({ rag: "red", progress: "Two posts withdrawn" });

async function aBoard() {
  const actions = [anAction(), anAction({ id: "a2", ref: "2.1.1", theme: "2", rag: "green", endDate: "2026-11-01" })];
  const world = await aWorld(actions);
  const ask = async (at: string, theme: string | null = null): Promise<ChairSummary> => {
    const result = await summarisePlan(world, asking(CARYS, { now: new Date(at) }), board, theme);
    if (!result.ok) throw new Error(result.refusal.reason);
    return result.value;
  };
  const post = async (at: string, message: string) =>
    rememberSummary(world, await ask(at), new Date(at), message, board);
  const file = (at: string, nonce: string, more: Partial<UpdateInput> = {}) =>
    submitUpdate(world, asking(AMINA, { now: new Date(at) }), {
      name: { ref: "1.1.1" },
      input: { ...input, ...more },
      version: null,
      via: "card",
      once: aOnce(nonce),
    });
  return { world, ask, post, file };
}

describe("a chair's summary", () => {
  it("counts the whole plan and each theme", async () => {
    const { ask } = await aBoard();
    const { summary } = await ask("2026-11-20T10:00:00Z");
    expect(summary).toMatchObject({ total: 2, counts: { amber: 1, green: 1 }, updateDue: 0 });
    expect(summary.overdue.map((line) => line.ref)).toEqual(["2.1.1"]);
    expect(summary.themes.map(({ theme, total, overdue }) => [theme.ref, total, overdue])).toEqual([
      ["1", 1, 0],
      ["2", 1, 1],
    ]);
  });

  it("of one theme counts that theme alone; an unknown one is named", async () => {
    const { ask, world } = await aBoard();
    expect((await ask("2026-11-20T10:00:00Z", "2")).summary.total).toBe(1);
    const unknown = await summarisePlan(world, asking(CARYS), board, "9");
    expect(unknown).toMatchObject({ refusal: { reason: "theme-unknown" } });
  });

  it("asked again the same day, it names the message to update; the next day it starts anew", async () => {
    const { ask, post } = await aBoard();
    expect((await ask("2026-11-20T09:00:00Z")).posted).toBeNull();
    await post("2026-11-20T09:00:00Z", "m1");
    expect((await ask("2026-11-20T17:00:00Z")).posted?.message).toBe("m1");
    expect((await ask("2026-11-21T09:00:00Z")).posted).toBeNull();
  });

  it("says what changed since the last one, not since the last glance on the same day", async () => {
    const { ask, post, file } = await aBoard();
    await post("2026-11-19T09:00:00Z", "m1");
    await file("2026-11-20T09:00:00Z", "n1");
    await post("2026-11-20T10:00:00Z", "m2");
    const again = await ask("2026-11-20T11:00:00Z");
    expect(again.summary.changed.map(({ line, from, to }) => [line.ref, from, to])).toEqual([
      ["1.1.1", "amber", "red"],
    ]);
    expect((await ask("2026-11-21T09:00:00Z")).summary.changed).toEqual([]);
  });

  it("leaves out what came back to where it was, and lists completions apart", async () => {
    const { ask, post, file } = await aBoard();
    await post("2026-11-18T09:00:00Z", "m1");
    await file("2026-11-19T09:00:00Z", "n1");
    await file("2026-11-19T10:00:00Z", "n2", { rag: "amber" });
    expect((await ask("2026-11-20T09:00:00Z")).summary.changed).toEqual([]);
    await file("2026-11-20T10:00:00Z", "n3", { rag: "complete", evidence: "Audit 14", confirmed: ["difference"] });
    const { summary } = await ask("2026-11-20T11:00:00Z");
    expect(summary.counts["awaiting-sign-off"]).toBe(1);
    expect(summary.completed).toEqual([]);
    expect(summary.proposed.map(({ line }) => line.ref)).toEqual(["1.1.1"]);
  });

  it("lists what was proposed before and accepted since as completed", async () => {
    const { world, ask, post, file } = await aBoard();
    await file("2026-11-18T10:00:00Z", "n1", { rag: "complete", evidence: "Audit 14", confirmed: ["difference"] });
    await post("2026-11-18T11:00:00Z", "m1");
    const accept = { about: "completion", decision: { kind: "accept", checkOn: "" } } as const;
    const thea = asking(THEA, { now: new Date("2026-11-19T10:00:00Z") });
    await decide(world, thea, { name: { ref: "1.1.1" }, version: null, decision: accept, once: aOnce("n2") });
    const { summary } = await ask("2026-11-20T11:00:00Z");
    expect(summary.completed).toMatchObject([{ line: { ref: "1.1.1" }, from: "awaiting-sign-off" }]);
    expect(summary.proposed).toEqual([]);
  });
});
