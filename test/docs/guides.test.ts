import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { readQuestion } from "../../src/cards/questions/read-question.ts";
import { run } from "../../src/cli/run.ts";
import { readWish } from "../../src/domain/settings/change-settings.ts";
import { SETTINGS } from "../../src/domain/settings/settings.ts";

// What the guides tell people to type, press and open is held to what there is. In the guides for people all that
// stands `so` is typed in chat, and all that stands **so** is to be read on a card.
const PEOPLE = ["for-leads.md", "for-managers.md", "for-chairs.md", "for-plan-owners.md"];
const PAGES = ["README.md", ...namesIn("docs", ".md").map((name) => `docs/${name}`)];
const MOST_LINES = 130;

const cards = plain([...textsIn("test/cards/golden"), ...textsIn("src/cards"), ...textsIn("src/teams")].join("\n"));

it("the README tells of lines that are understood when they are typed", () => {
  const [, told = ""] = /## What it does(.*?)\n## /s.exec(page("README.md")) ?? [];
  expect(misunderstood(told)).toEqual([]);
});

describe.each(PEOPLE)("docs/%s", (name) => {
  const text = oneLineEach(page(`docs/${name}`));

  it("names only lines that are understood when they are typed", () => {
    expect(misunderstood(text)).toEqual([]);
  });

  it("names only buttons and words that a card has", () => {
    const bold = spans(text, /\*\*([^*]+)\*\*|\*"([^"]+)"\*/g);
    expect(bold.length).toBeGreaterThan(5);
    expect(bold.filter((words) => !cards.includes(plain(words)))).toEqual([]);
  });
});

describe.each(PAGES)("%s", (name) => {
  const text = page(name);

  it("links only to what is there", () => {
    const folder = name.startsWith("docs/") ? "docs/" : "";
    const links = spans(text, /\]\(([^)#\s]+)[^)]*\)/g).filter((link) => !link.startsWith("https:"));
    expect(links.filter((link) => !existsSync(root(folder + link)))).toEqual([]);
  });

  it("is no longer than a page", () => {
    // Tables that a program puts there are as long as they are.
    const written = text.replace(/<!-- begin of (\w+) -->.*?<!-- end of \1 -->/gs, "");
    expect(written.split("\n").length).toBeLessThanOrEqual(MOST_LINES);
  });
});

describe("the pages together", () => {
  const all = PAGES.map(page).join("\n");

  it("show each picture that `npm run pictures` draws, and no other", () => {
    const drawn = spans(page("test/e2e/pictures.ts"), /draw\("([^"]+)"\)/g).sort();
    expect(spans(all, /pictures\/([a-z-]+\.png)/g).sort()).toEqual(drawn);
    expect(namesIn("docs/pictures", ".png").sort()).toEqual(drawn);
  });

  it("name only files that there are", () => {
    const files = ["src", "test", "cards", "docs", "infra", "manifest"].flatMap(filesIn);
    const named = spans(all, /`([\w/-]+(?:\.\w+)*\.(?:ts|json|md|csv|bicep))`/g).filter(
      (name) => !name.startsWith("dist/"),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !existsSync(root(name)) && !files.some((file) => file.endsWith(`/${name}`)))).toEqual(
      [],
    );
  });

  it("run only scripts that there are", () => {
    const scripts = spans(all, /npm run (?:-s )?([a-z]+)/g);
    expect(scripts.filter((script) => !Object.keys(packageJson.scripts).includes(script))).toEqual([]);
  });

  it("write the command line as it is taken", async () => {
    for (const typed of spans(all, /npm run -s plan -- ([^`\n]+)/g)) {
      const { code, said } = await command(wordsOf(typed));
      expect(code, `${typed}\n${said}`).not.toBe(2);
    }
  });

  it("tell administrators every command and every setting", async () => {
    const commands = spans((await command(["--help"])).said, /^ {2}(\w+)/gm);
    const settings = spans(page(".env.example"), /^(?:# )?(\w+)=/gm);
    expect(Math.min(commands.length, settings.length)).toBeGreaterThan(8);
    const administrators = page("docs/for-administrators.md");
    const told = (one: string) => new RegExp(`\`${one}[\`\\s]`).test(administrators);
    expect([...commands, ...settings].filter((one) => !told(one))).toEqual([]);
  });

  it("tell owners every setting of a plan", () => {
    const owners = page("docs/for-plan-owners.md");
    expect(SETTINGS.filter(({ key }) => !owners.includes(`\`plan set ${key} `)).map(({ key }) => key)).toEqual([]);
  });

  it("have a map of all that lies in src/ and in its folders, and of nothing else", () => {
    const map = /```\n(src\/.*?)```/s.exec(page("README.md"))?.[1] ?? "";
    const parts = map.split(/^ {2}(?! )/m).slice(1);
    const named = parts.flatMap((part) => (/^\S+(?: \S+)*/.exec(part)?.[0] ?? "").split(" "));
    expect(named.sort()).toEqual(namesIn("src", "").sort());
    for (const folder of namesIn("src", "/")) {
      const part = parts.find((one) => one.startsWith(folder)) ?? "";
      const unnamed = namesIn(`src/${folder}`, "/").filter(
        (name) => !new RegExp(`\\b${name.slice(0, -1)}\\b`).test(part),
      );
      expect(unnamed, folder).toEqual([]);
    }
    expect(spans(map, /^(\w+)\/ /gm).filter((folder) => !existsSync(root(folder)))).toEqual([]);
  });
});

/** Of the lines that a text has people type, those that are not read as a question. */
function misunderstood(text: string): string[] {
  const typed = spans(text, /`([^`]+)`/g);
  expect(typed.length).toBeGreaterThan(7);
  return typed.filter((line) => {
    const question = readQuestion(line);
    return question?.ask === "plan set" ? readWish(question.words) === undefined : question === undefined;
  });
}

/** What a command of administrators says, and its exit code; no store is opened. */
async function command(words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { environment: {}, now: new Date(0), print: say, write: null, complain: say };
  const code = await run(words, terminal, () => Promise.reject(new Error("no store is opened here")));
  return { code, said: said.join("\n") };
}

/** Refs and apostrophes as if all were alike, without what ends a sentence. */
function plain(text: string): string {
  return text
    .replace(/\d+\.\d+\.\d+/g, "1.1.1")
    .replace(/[’']/g, "'")
    .replace(/[.:]$/, "");
}

/** The group that is there of every match, once each. */
function spans(text: string, pattern: RegExp): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), ([, ...groups]) => groups.find((one) => one) ?? ""))];
}

/** Without the blocks that are typed elsewhere than in chat; each paragraph in one line. */
function oneLineEach(text: string): string {
  return text.replace(/```.*?```/gs, "").replace(/(\S)\n *(?=[^\s|#-])/g, "$1 ");
}

/** As a shell parts them. */
function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, word]) => quoted ?? word ?? "");
}

function textsIn(folder: string): string[] {
  return filesIn(folder).map((file) => readFileSync(file, "utf8"));
}

/** All files beneath a folder. */
function filesIn(folder: string): string[] {
  const files = readdirSync(root(folder), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map(({ parentPath, name }) => `${parentPath}/${name}`);
}

/** What lies in a folder, folders with their slash. */
function namesIn(folder: string, ending: string): string[] {
  const entries = readdirSync(root(folder), { withFileTypes: true });
  return entries.map((one) => `${one.name}${one.isDirectory() ? "/" : ""}`).filter((name) => name.endsWith(ending));
}

function page(path: string): string {
  return readFileSync(root(path), "utf8");
}

function root(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
