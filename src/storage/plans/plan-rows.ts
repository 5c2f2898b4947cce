import { z } from "zod";
import type { Stored } from "../../app/plan-store.ts";
import { AUDIENCES } from "../../domain/plan/channel.ts";
import type { ColumnRole } from "../../domain/plan/draft.ts";
import { DEFAULT_SETTINGS, isClosed, type Plan, type PlanKey } from "../../domain/plan/plan.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { PLAN } from "../table/keys.ts";
import type { FoundRow, Row } from "../table/table.ts";
import { Measure, Problem, ProblemAnswerShape } from "./document-shapes.ts";

/** Characters of small things that share a row. */
const ROW_TEXT = 30_000;

const Override = z.object({
  of: z.enum(["theme", "action"]),
  id: z.string(),
  settings: z
    .object({
      leadDays: z.array(z.number()),
      repeatEvery: z.number(),
      grace: z.number(),
      quietAfter: z.number(),
      climbAfter: z.number(),
    })
    .partial(),
});

const Own = z.object({
  title: z.string(),
  scheme: z.array(
    z.object({
      rag: z.enum(["red", "amber", "green", "complete", "unrated"]),
      name: z.string(),
      colour: z.string(),
      meaning: z.string(),
    }),
  ),
  settings: z.object({
    zone: z.string(),
    hour: z.string(),
    week: z.object({
      weekdays: z.array(z.number()),
      nation: z.enum(["ENG", "WLS", "SCT", "NIR", "none"]),
      closed: z.array(z.string()),
    }),
    leadDays: z.array(z.number()),
    repeatEvery: z.number(),
    grace: z.number(),
    longestGapMonths: z.number(),
    staleAfter: z.number(),
    attendAfter: z.number().default(DEFAULT_SETTINGS.attendAfter),
    signOff: z.enum(["second person", "any manager"]).default(DEFAULT_SETTINGS.signOff),
    called: z.enum(["names", "posts"]).default(DEFAULT_SETTINGS.called),
    notPaused: z.array(z.string()).default([]),
    quietAfter: z.number().default(DEFAULT_SETTINGS.quietAfter),
    climbAfter: z.number().default(DEFAULT_SETTINGS.climbAfter),
    climbsToDirectors: z.enum(["owner releases", "by itself"]).default(DEFAULT_SETTINGS.climbsToDirectors),
    unansweredTo: z.enum(["first owner", "by theme"]).default(DEFAULT_SETTINGS.unansweredTo),
    paperDeadlines: z.array(z.string()).default([]),
    overrides: z.array(Override).default([]),
  }),
  started: z.object({ at: z.string(), by: z.string() }).nullable(),
  importedAt: z.string(),
  channels: z
    .array(
      z.object({
        conversation: z.string(),
        name: z.string(),
        audience: z.enum(AUDIENCES),
        boundBy: z.string(),
        boundAt: z.string(),
      }),
    )
    .optional(),
  closed: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullish(),
  begun: z.object({ by: z.string(), at: z.string() }).optional(),
  handovers: z.array(z.object({ from: z.string(), to: z.string(), on: z.string() })).optional(),
  document: z
    .object({
      period: z.object({ from: z.string(), to: z.string() }).nullable(),
      status: z.string().nullable(),
      sponsors: z.array(z.string()),
      columns: z.record(
        z.string(),
        z.custom<ColumnRole>((role) => typeof role === "string"),
      ),
    })
    .default(() => ({ period: null, status: null, sponsors: [], columns: {} })),
});

const Theme = z.object({
  ...{ ref: z.string(), title: z.string(), leads: z.array(z.string()) },
  section: z.string().nullish(),
  source: z.string().nullish(),
  intent: z.string().nullish(),
  outcome: z.string().nullish(),
});
const Objective = z.object({ ref: z.string(), theme: z.string(), title: z.string() });
const Person = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(["owner", "chair", "sponsor", "viewer"])),
});
const Claim = z.object({
  person: z.string(),
  name: z.string(),
  at: z.string(),
  refused: z.object({ by: z.string(), at: z.string() }).nullable(),
});
const Label = z.object({
  text: z.string(),
  kind: z.enum(["person", "role", "outside"]),
  holders: z.array(z.object({ person: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  sponsor: z.string().nullable(),
  answers: z.string().optional(),
  claims: z.array(Claim).optional(),
});
const StandIn = z.object({ for: z.string(), by: z.string(), from: z.string(), to: z.string() });
const Delegate = z.object({ for: z.string(), by: z.string() });

/** `takingIn` names the import whose rows are still on their way; "" once all have arrived. */
export function planRow(plan: Plan, takingIn: string, writer: string): Row {
  const { title, scheme, settings, started, importedAt, channels, begun, closed, handovers } = plan;
  const { period, status, sponsors, columns } = plan.document;
  const own = {
    ...{ title, scheme, settings, started, importedAt, channels, begun, closed, handovers },
    document: { period, status, sponsors, columns },
  };
  return { key: PLAN, cells: { ...jsonCells(own), takingIn, closed: isClosed(plan) ? "closed" : "", writer } };
}

/** All of a plan but its own row and its actions: one row for each part, under the prefix that one query reads. */
export function planListRows(plan: Plan): readonly Row[] {
  const rows = (kind: string, items: readonly unknown[]) =>
    items.map((part, index) => ({
      key: `${PLAN}|${kind}|${String(index + 1).padStart(5, "0")}`,
      cells: jsonCells(part),
    }));
  return [
    ...rows("theme", plan.themes),
    ...rows("objective", plan.objectives),
    ...rows("person", plan.people),
    ...rows("label", plan.labels),
    ...rows("stand-in", plan.standIns),
    ...rows("delegate", plan.delegates),
    ...rows("text", inChunks(plan.document.text)),
    ...rows("measure", inChunks(plan.document.measures)),
    ...rows("problem", inChunks(plan.document.problems)),
    ...rows("settled", inChunks(plan.document.settled)),
  ];
}

/** The plan from the rows under its prefix; `own` is the first of them. */
export function readPlanRows(key: PlanKey, own: FoundRow, rows: readonly FoundRow[]): Stored<Plan> {
  function listOf<T>(kind: string, schema: z.ZodType<T>): readonly T[] {
    return rows.filter((row) => row.key.startsWith(`${PLAN}|${kind}|`)).map((row) => readJson(schema, row));
  }
  const { document, ...settled } = readJson(Own, own);
  const value: Plan = {
    key,
    ...settled,
    document: {
      ...document,
      text: listOf("text", z.array(z.string())).flat(),
      measures: listOf("measure", z.array(Measure)).flat(),
      problems: listOf("problem", z.array(Problem)).flat(),
      settled: listOf("settled", z.array(ProblemAnswerShape)).flat(),
    },
    themes: listOf("theme", Theme),
    objectives: listOf("objective", Objective),
    people: listOf("person", Person),
    labels: listOf("label", Label),
    standIns: listOf("stand-in", StandIn),
    delegates: listOf("delegate", Delegate),
  };
  return { value, mark: own.etag };
}

/** Many small things to a row: opening a plan reads them all. */
function inChunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = JSON.stringify(item).length;
    if (length + own > ROW_TEXT) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(item);
    length += own;
  }
  return chunks;
}

/** The title alone, of a plan's own row. */
export function readTitle(own: FoundRow): string {
  return readJson(Own, own).title;
}
