import { beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import { anAction, aPlan, KEY, NOW } from "../builders.ts";
import type { memoryStores } from "../fakes/memory-stores.ts";
import { aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

let stores: ReturnType<typeof memoryStores>;

beforeEach(async () => {
  stores = await aWorld([anAction({ endDate: null })], aPlan());
});

async function set(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { environment: {}, now: NOW, write: null };
  const open = { tenants: [KEY.tenant], tenant: KEY.tenant, zone: "Europe/London", local: true } as const;
  const code = await run(
    ["set", KEY.plan, ...words],
    { ...terminal, print: (line) => out.push(line), complain: (line) => err.push(line) },
    async () => ({ ...open, stores, auth: { kind: "local" }, close: async () => {} }),
  );
  return { code, out: out.join("\n"), err: err.join("\n") };
}

async function settings() {
  const stored = await stores.plans.readPlan(KEY);
  if (typeof stored === "string") throw new Error(stored);
  return stored.value.settings;
}

describe("set", () => {
  it.each([
    [
      ["paper deadlines", "8 January 2027"],
      "Paper deadlines: none → 8 January 2027",
      { paperDeadlines: ["2027-01-08"] },
    ],
    [["climb after", "3"], "Climb after: 5 → 3", { climbAfter: 3 }],
    [["quiet after", "0"], "Quiet after: 10 → 0", { quietAfter: 0 }],
    [
      ["climbs to directors", "by itself"],
      "Climbs to directors: owner lets it climb → by itself",
      { climbsToDirectors: "by itself" },
    ],
    [
      ["lead days", "30 for 1.1.1"],
      "Lead days for 1.1.1: 10, 2 (plan's own) → 30",
      { overrides: [{ of: "action", id: "a1", settings: { leadDays: [30] } }] },
    ],
  ] as const)("turns %j, and tells of it", async (words, says, then) => {
    const { code, out, err } = await set(...words);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(says);
    expect(out).toMatch(/Saved\.$/);
    expect(await settings()).toMatchObject(then);
    const [event] = await saidEvents(stores.plans, KEY);
    expect(event).toMatchObject({
      kind: "settings changed",
      says: `Settings changed: ${says.includes(" for ") ? says : says.replace(": ", " ")}.`,
    });
  });

  it("says what one of an action would mean, and saves nothing with --dry-run", async () => {
    const { out } = await set("lead days", "30 for 1.1.1", "--dry-run");
    expect(out).toContain("1 person would be asked then who would not be now: Amina Diallo.");
    expect(out).toContain("Nothing was saved: --dry-run.");
    expect((await settings()).overrides).toEqual([]);
  });

  it("takes one back", async () => {
    await set("repeat", "3 for theme 1");
    expect((await set("repeat", "plan's own for theme 1")).out).toContain("Repeat for theme 1: 3 → 5 (plan's own)");
    expect((await settings()).overrides).toEqual([]);
  });

  it("refuses what is the whole plan's", async () => {
    const { code, err } = await set("hour", "08:30 for theme 1");
    expect(code).toBe(1);
    expect(err).toContain("Hour is one for the whole plan");
  });
});
