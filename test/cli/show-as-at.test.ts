import { beforeEach, describe, expect, it } from "vitest";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import { run } from "../../src/cli/run.ts";
import { AMINA, anAction, aOnce, aPlan, KEY, NOW, typedUpdate } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

let stores: Awaited<ReturnType<typeof aWorld>>;

beforeEach(async () => {
  stores = await aWorld([anAction({ endDate: null })], aPlan());
  const update = { name: { id: "a1" }, version: 1, via: "card", once: aOnce("u1"), input: typedUpdate() } as const;
  expect(await submitUpdate(stores, asking(AMINA), update)).toMatchObject({ value: { kind: "saved" } });
});

async function show(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { environment: {}, now: NOW, write: null };
  const open = { tenants: [KEY.tenant], tenant: KEY.tenant, zone: "Europe/London", local: true } as const;
  const code = await run(
    ["show", KEY.plan, ...words],
    { ...terminal, print: (line) => out.push(line), complain: (line) => err.push(line) },
    async () => ({ ...open, stores, auth: { kind: "local" }, close: async () => {} }),
  );
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("show --as-at", () => {
  it("shows the plan by what had been recorded by the end of a day", async () => {
    const before = await show("--as-at", "2026-11-19");
    expect(before).toMatchObject({ code: 0, err: "" });
    expect(before.out).toMatch(/^By what had been recorded by the end of 19 November 2026\nNorthshire/);
    expect(before.out).toMatch(/1\.1\.1 +amber +2026-12-11/);
    expect((await show("--as-at", "2026-11-20")).out).toMatch(/1\.1\.1 +green +2026-12-18/);
    expect(JSON.parse((await show("--as-at", "2026-11-19", "--json")).out)).toMatchObject({
      ...{ asAt: "2026-11-19", wholeFrom: null },
      actions: [{ ref: "1.1.1", rag: "amber", updated: null }],
    });
  });

  it("says that there was no plan yet, and what a day looks like", async () => {
    const early = await show("--as-at", "2026-08-31");
    expect(early.out).toBe("By the end of 31 August 2026 there was no such plan.");
    expect(await show("--as-at", "yesterday")).toMatchObject({ code: 2, out: "" });
  });
});
