import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Lead } from "../../src/domain/plan/lead.ts";
import { readAction } from "../../src/storage/actions/action-rows.ts";
import { jsonCells } from "../../src/storage/table/json-cells.ts";
import { shapeOf } from "../../src/storage/table/shape.ts";
import { anAction } from "./samples.ts";

const root = new URL("../../src/storage/", import.meta.url);
const HOME = "table/shape.ts";
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(new URL(file, root), "utf8") }));

/** Ways to make an object's shape that name no type, or to come by them under another name. */
const BARE = /\bz\s*\.\s*(?:object|strictObject|looseObject|interface)\b|\.(?:extend|safeExtend|merge)\(|\bz\s*\[/;
const OTHER_NAME = /import\s+(?!(?:type )?\{ z \} from)[^;]*from "zod/;

function bare(files: readonly { readonly file: string; readonly text: string }[]): readonly string[] {
  const found = files.filter(({ text }) => BARE.test(text) || OTHER_NAME.test(text));
  return found.map(({ file }) => file).filter((file) => file !== HOME);
}

describe("every stored shape names every field of its type", () => {
  it("because shapeOf alone makes one", () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(bare(sources)).toEqual([]);
    expect(sources.filter(({ text }) => text.includes("shapeOf<")).length).toBeGreaterThan(12);
  });

  it.each([
    "const Row = z.object({ at: z.string() });",
    "const Row = z\n  .looseObject({ at: z.string() })",
    "const Row = z.strictObject({});",
    "const Row = Other.extend({ at: z.string() });",
    'import { object } from "zod";',
    'import * as zod from "zod";',
  ])("and %j, planted, is refused", (text) => {
    expect(bare([...sources, { file: "plans/planted.ts", text }])).toEqual(["plans/planted.ts"]);
  });

  it("so that a field more is missed by the compiler, an optional one, one nested and one of another type too", () => {
    type Later = Lead & { readonly since?: string | undefined };
    // @ts-expect-error: `since` is not named.
    shapeOf<Later>()({ label: z.string(), accountable: z.boolean() });
    // @ts-expect-error: it is no number.
    shapeOf<Later>()({ label: z.string(), accountable: z.boolean(), since: z.number().optional() });
    // @ts-expect-error: `post` is no field of it.
    shapeOf<Later>()({ label: z.string(), accountable: z.boolean(), since: z.string().optional(), post: z.string() });
    const whole = shapeOf<Later>()({ label: z.string(), accountable: z.boolean(), since: z.string().optional() });
    expect(whole.parse({ label: "Head of Care", accountable: true })).toEqual({
      label: "Head of Care",
      accountable: true,
    });
    // @ts-expect-error: what is nested must be whole as well.
    shapeOf<{ readonly by: Later }>()({ by: shapeOf<Lead>()({ label: z.number(), accountable: z.boolean() }) });
  });
});

describe("what a newer release has added", () => {
  const later: Action = {
    ...anAction("1.1", { leads: [{ label: "Head of Care", accountable: true, ...{ since: "2027-01-01" } }] }),
    ...{ weight: 3 },
  };

  it("is kept as it is read, nested or not, and so is written back", () => {
    const row = { partition: "p", key: "k", etag: "e", cells: jsonCells(later) };
    const read = readAction(row);
    expect(read).toMatchObject({ weight: 3, leads: [{ since: "2027-01-01" }] });
    expect(jsonCells({ ...read, rag: "red" }).json).toContain('"since":"2027-01-01"');
  });
});
