import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const root = new URL("..", import.meta.url);

const refused: readonly (readonly [string, string])[] = [
  ["src/domain", "zod"],
  ["src/domain", "../app/ports/ports.ts"],
  ["src/domain", "node:fs"],
  ["src/domain/import", "../../app/ports/ports.ts"],
  ["src/domain/import/rows", "../../../app/ports/ports.ts"],
  ["src/domain/import", "../../keeper.ts"],
  ["src/app/reminders", "../../keeper.ts"],
  ["src/cards/import", "../../sending.ts"],
  ["src/app/reminders", "../../storage/tables.ts"],
  ["src/cards/import", "botbuilder"],
  ["src/documents/word", "../../storage/tables.ts"],
  ["src/teams/answers", "restify"],
  ["src/app", "../storage/tables.ts"],
  ["src/app", "../cards/wording/wording.ts"],
  ["src/app", "zod"],
  ["src/cards", "botbuilder"],
  ["src/cards", "../teams/turn.ts"],
  ["src/teams", "../storage/tables.ts"],
  ["src/teams", "restify"],
  ["src/teams", "botbuilder"],
  ["src/teams/answers", "botbuilder"],
  ["src/teams/sdk", "../../cards/wording/wording.ts"],
  ["src/server", "../teams/teams.ts"],
  ["src/server", "botbuilder"],
  ["src/storage", "../app/remind-leads.ts"],
  ["src/storage", "../teams/teams.ts"],
  ["src/documents", "../storage/tables.ts"],
  ["src/jobs", "../teams/teams.ts"],
  ["src/cli", "botbuilder"],
  ["src/cli", "../local/start.ts"],
  ["src/cli/commands", "botbuilder"],
  ["src/cli/commands", "../../local/start.ts"],
  ["src/cli/commands", "../../main.ts"],
  ["src", "botbuilder"],
  ["src", "@azure/data-tables"],
  ["src", "./local/start.ts"],
  ["src/local", "botbuilder"],
];
const allowed: readonly (readonly [string, string])[] = [
  ["src/domain", "luxon"],
  ["src/domain/import", "../calendar/day.ts"],
  ["src/domain/import/rows", "../../calendar/day.ts"],
  ["src/app/reminders", "../../domain/calendar/day.ts"],
  ["src/cards/import", "../../app/import/import-draft.ts"],
  ["src/app", "../domain/calendar/day.ts"],
  ["src/cards", "../app/ports/ports.ts"],
  ["src/teams", "../cards/wording/wording.ts"],
  ["src/teams/sdk", "botbuilder"],
  ["src", "./storage/tables.ts"],
  ["src/cli/commands", "../../config.ts"],
  ["src/cli/commands", "../terminal/command.ts"],
];
const clocks = ["new Date()", "Date.now()", "Math.random()", "performance.now()"];

let found: ReadonlyMap<string, string>;

beforeAll(() => {
  found = lint([
    ...[...refused, ...allowed].flatMap(([folder, from]) => [
      { file: fileOf(folder, from, "static"), text: `import { x } from "${from}";\nexport const y = x;\n` },
      { file: fileOf(folder, from, "dynamic"), text: `export const x = await import("${from}");\n` },
    ]),
    ...[...clocks, "new Date(y)"].flatMap((call) =>
      ["src/domain", "src/app", "src/cards"].map((folder) => ({
        file: fileOf(folder, call, "clock"),
        text: `export const x = ${call};\n`,
      })),
    ),
  ]);
});

function fileOf(folder: string, what: string, how: string): string {
  return `${folder}/${how}-${what.toLowerCase().replace(/[^a-z]+/g, "-")}-x.ts`;
}

/** What the linter says of each file, planted in a tree of its own under this repository's rules. */
function lint(files: readonly { readonly file: string; readonly text: string }[]): ReadonlyMap<string, string> {
  const tree = mkdtempSync(join(tmpdir(), "plan-keeper-walls-"));
  try {
    for (const config of ["biome.json", ".biome"])
      cpSync(new URL(config, root), join(tree, config), { recursive: true });
    for (const { file, text } of files) {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), text);
    }
    const biome = fileURLToPath(new URL("node_modules/@biomejs/biome/bin/biome", root));
    const args = [biome, "lint", "--vcs-enabled=false", "--reporter=github", "--max-diagnostics=none"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: tree, encoding: "utf8" });
    const lines = stdout.split("\n");
    return new Map(files.map(({ file }) => [file, lines.filter((line) => line.includes(`/${file},`)).join("\n")]));
  } finally {
    rmSync(tree, { recursive: true });
  }
}

describe("a planted import that goes outward is caught", () => {
  it.each(refused)("%s must not import %s", (folder, from) => {
    expect(found.get(fileOf(folder, from, "static"))).toContain("noRestrictedImports");
    expect(found.get(fileOf(folder, from, "dynamic"))).toContain("noRestrictedImports");
  });

  it.each(allowed)("%s may import %s", (folder, from) => {
    expect(found.get(fileOf(folder, from, "static"))).not.toContain("noRestrictedImports");
  });
});

describe("rules and use cases never read a clock or throw a die", () => {
  it.each(clocks)("%s is caught", (call) => {
    for (const folder of ["src/domain", "src/app", "src/cards"]) {
      expect(found.get(fileOf(folder, call, "clock"))).toContain("never read a clock");
    }
  });

  it("a date made of a text is none", () => {
    expect(found.get(fileOf("src/domain", "new Date(y)", "clock"))).not.toContain("never read a clock");
  });
});

describe("every folder has a floor", () => {
  it("no folder of src imports one that comes back to it, types included", () => {
    expect(foldersInCircles(sources)).toEqual([]);
    expect(new Set(sources.map(({ file }) => posix.dirname(file))).size).toBeGreaterThan(50);
  });

  it.each([
    ["src/domain/plan", 'import type { WaitingItem } from "../waiting/waiting.ts";', "src/domain/plan"],
    ["src/domain/import/rows", 'export const x = await import("../understand.ts");', "src/domain/import"],
    ["src/storage/table", 'export type { Tables } from "../tables.ts";', "src/storage/plans"],
  ])("a circle planted in %s is caught", (folder, text, among) => {
    const circles = foldersInCircles([...sources, { file: `${folder}/planted.ts`, text }]);
    expect(circles).toContain(folder);
    expect(circles).toContain(among);
  });
});

interface Source {
  readonly file: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(new URL("src", root), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file: `src/${file}`, text: readFileSync(new URL(`src/${file}`, root), "utf8") }));

/** The folders from which imports lead back to where they began; a folder and one inside it are two. */
function foldersInCircles(all: readonly Source[]): readonly string[] {
  const imports = new Map<string, Set<string>>();
  for (const { file, text } of all) {
    const folder = posix.dirname(file);
    for (const [, from = ""] of text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const to = posix.dirname(posix.join(folder, from));
      if (to !== folder) imports.set(folder, (imports.get(folder) ?? new Set()).add(to));
    }
  }
  const reached = (folder: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of imports.get(folder) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  return [...imports.keys()].filter((folder) => reached(folder).has(folder)).sort();
}

describe("production", () => {
  it("reaches nothing of local/ from main.ts", () => {
    const seen = new Set<string>();
    const walk = (file: URL) => {
      if (seen.has(file.pathname) || !file.pathname.endsWith(".ts")) return;
      seen.add(file.pathname);
      const text = readFileSync(file, "utf8");
      for (const [, from = ""] of text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) walk(new URL(from, file));
    };
    walk(new URL("src/main.ts", root));
    expect(seen.size).toBeGreaterThan(50);
    expect([...seen].filter((file) => file.includes("/local/"))).toEqual([]);
  });
});
