import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { LeftOut } from "../../../src/domain/import/document/source.ts";
import type {
  DraftAction,
  DraftMeaning,
  DraftMeasure,
  DraftObjective,
  DraftTheme,
  ImportField,
  PlanDraft,
} from "../../../src/domain/plan/draft.ts";
import { zip } from "./zip.ts";

/** Where reasonable people differ: any of these will do. */
export interface AnyOf<T> {
  readonly anyOf: readonly T[];
}

/** Only what matters for the case: what is absent is not looked at. */
export type Expected<T> = T extends readonly (infer Item)[]
  ? readonly Expected<Item>[] | AnyOf<readonly Expected<Item>[]>
  : T extends object
    ? { readonly [Key in keyof T]?: Expected<T[Key]> } | AnyOf<Expected<T>>
    : T | AnyOf<T>;

/** A question: of the action with this ref, or with this title where refs are not the point; null is the whole plan. */
export interface Question {
  readonly ref?: string | null;
  readonly title?: string;
  readonly field: ImportField;
}

type Parts<T> = { readonly [Key in keyof T]?: Expected<T[Key]> };

export type ExpectedAction = Parts<DraftAction> & {
  readonly themeTitle?: string;
  readonly objectiveTitle?: string;
};

/** What must come out of a document. Lists of actions, themes and objectives are complete, the other lists are not. */
export interface ExpectedPlan {
  /** What is odd about the document. */
  readonly about: string;
  /** 2026-11-20 where it does not matter. */
  readonly importedOn?: string;
  readonly plan?: Parts<PlanDraft["plan"]> & { readonly scheme?: readonly Parts<DraftMeaning>[] };
  readonly themes?: readonly Parts<DraftTheme>[];
  readonly objectives?: readonly Parts<DraftObjective>[];
  readonly actions: readonly ExpectedAction[];
  readonly measures?: readonly Parts<DraftMeasure>[];
  /** What must be asked. */
  readonly problems: readonly (Question | AnyOf<Question>)[];
  /** What may be asked instead of being stated. */
  readonly mayAsk?: readonly Question[];
  /** Fields that may be asked anywhere. */
  readonly askAny?: readonly ImportField[];
  /** What the reader must have left out and listed: `text` is a part of it. */
  readonly leftOut?: readonly Pick<LeftOut, "why" | "text">[];
  /** The document is no plan: refused, or nothing found. */
  readonly noPlan?: boolean;
}

export interface FixtureCase {
  readonly name: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly expected: ExpectedPlan;
}

const PLANS = new URL("../../fixtures/plans/", import.meta.url).pathname;

/** Every folder of test/fixtures/plans: its document (an unpacked one is packed) and what must come out. */
export function fixtureCases(): FixtureCase[] {
  return readdirSync(PLANS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => fixtureCase(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fixtureCase(name: string): FixtureCase {
  const folder = join(PLANS, name);
  const file = readdirSync(folder).find((entry) => entry.startsWith("source."));
  if (file === undefined) throw new Error(`${name} holds no document`);
  const path = join(folder, file);
  const expected: ExpectedPlan = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const bytes = statSync(path).isDirectory() ? pack(path) : readFileSync(path);
  return { name, file: file.replace("source", name), bytes, expected };
}

// Word and Excel write the list of contents first.
function pack(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => Number(b.includes("[Content")) - Number(a.includes("[Content")) || (a < b ? -1 : 1));
  return zip(files.map((file) => ({ path: relative(folder, file).split(sep).join("/"), bytes: readFileSync(file) })));
}
