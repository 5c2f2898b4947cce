import type { Day } from "../calendar/day.ts";
import type { DraftAction, PlanDraft } from "../plan/draft.ts";
import { withoutEnds } from "../plan/ends.ts";
import type { ImportWhy } from "../plan/import-why.ts";
import { addAll } from "../plan/many.ts";
import { type AboutDocument, readAbout } from "./about/about.ts";
import { type DraftUpdate, keptText, reportedProgress } from "./about/kept-text.ts";
import { checkDraft } from "./check-draft.ts";
import type { RememberedColumns } from "./columns/header.ts";
import { type Piece, readPieces } from "./document/grid.ts";
import type { SourceDocument } from "./document/source.ts";
import { readBlocks } from "./layouts/label-blocks.ts";
import { readLineTables } from "./layouts/line-tables.ts";
import { readOneLineActions } from "./layouts/one-line-actions.ts";
import { gatherNames } from "./leads/gather-names.ts";
import { explainedInitials } from "./leads/initials.ts";
import { readLeads } from "./leads/leads.ts";
import { measuresOf } from "./measures/measures-of.ts";
import { otherStates, schemeOf } from "./ratings/legend.ts";
import { liftBareRows } from "./rows/bare-groups.ts";
import { numberAll, placeOf } from "./rows/numbering.ts";
import { newOutline, type OutlineGroup } from "./rows/outline.ts";
import { tellColumnProblems } from "./rows/problems.ts";
import { type ReadContext, readFields } from "./rows/read-action.ts";
import { readRecommendations } from "./rows/recommendations.ts";
import { fieldsOf, type Rows } from "./rows/record.ts";
import { findSteps, type Steps, type TableColumns } from "./rows/steps.ts";
import { takeSteps } from "./rows/take-steps.ts";

/** What was understood of a document, and how. */
export interface UnderstoodPlan extends PlanDraft {
  /** What each table's columns were taken for. */
  readonly columns: readonly TableColumns[];
  /** Progress that the document reports, action by action. */
  readonly updates: readonly DraftUpdate[];
}

/** `columns`: the owner's own mapping by heading (see `plainHeading`), which overrules ours. */
export interface UnderstandOptions {
  readonly importedOn: Day;
  readonly columns?: RememberedColumns;
}

/**
 * Makes a plan of a document. What is certain is stated, what is not is a problem with its place; every row ends in
 * one of them, or in the plan's text. Never throws.
 */
export function understandPlan(document: SourceDocument, options: UnderstandOptions): UnderstoodPlan {
  const pieces = readBlocks(readOneLineActions(readLineTables(readPieces(document))));
  const about = readAbout(pieces, document);
  const found = findSteps(pieces, options.columns ?? {});
  const loose = document.kind === "text" || document.kind === "csv";
  const rows: Rows = { outline: newOutline(), records: [], problems: [], loose, count: 0, record: null };
  takeSteps(found.steps, rows, about.title);
  if (rows.records.length === 0) return withoutTable(pieces, found, about, rows);
  return finish(rows, found, about, { importedOn: options.importedOn, explained: explainedInitials(pieces) });
}

function finish(
  rows: Rows,
  found: Steps,
  about: AboutDocument,
  given: Pick<ReadContext, "importedOn" | "explained">,
): UnderstoodPlan {
  const { outline, records, problems } = rows;
  tellColumnProblems(found, problems);
  liftBareRows(rows);
  numberAll(outline, records, problems);
  const cells = records.map((record) => fieldsOf(record, "leads").flatMap(({ cell }) => cell.lines));
  const known = gatherNames([...cells, ...outline.themes.map(({ leadLines }) => leadLines)]);
  const context: ReadContext = { ...given, period: about.period, legend: found.legend, known };
  const unclear: { ref: string; place: string; text: string }[] = [];
  const actions = records.map((record): DraftAction => {
    const tell = (field: DraftField, text: string, why: ImportWhy) =>
      void problems.push({ place: record.place, ref: record.ref, field, text, why });
    for (const { field, text, why } of record.doubts) tell(field, text, why);
    const { theme, objective } = placeOf(record, outline, problems);
    const { unclear: phrases, ...read } = readFields(record, context, tell);
    addAll(
      unclear,
      phrases.map((text) => ({ ref: record.ref ?? "", place: record.place, text })),
    );
    const title = record.title
      .join(" ")
      .split("\n")
      .map((line) => withoutEnds(line, /[ \t]/))
      .join("\n")
      .trim();
    return { ref: record.ref ?? "", theme: theme?.ref ?? "", objective: objective?.ref ?? "", title, ...read };
  });
  tellUnclear(unclear, problems);
  const draft: PlanDraft = {
    plan: { ...planOf(about, found), text: [...outline.text, ...otherStates(found.legend), ...keptText(records)] },
    themes: outline.themes.map((theme) => ({ ...themeOf(theme), leads: readLeads(theme.leadLines, known).leads })),
    objectives: outline.objectives.map(({ ref, title, theme }) => ({ ref: ref ?? "", theme: theme?.ref ?? "", title })),
    actions,
    measures: measuresOf(records, rows, about.period, problems),
    problems,
  };
  return { ...checkDraft(draft, about), columns: found.tables, updates: reportedProgress(records, about.dated) };
}

type DraftField = PlanDraft["problems"][number]["field"];

function planOf(about: AboutDocument, found: Steps): Omit<PlanDraft["plan"], "text"> {
  return {
    title: about.title,
    period: about.period,
    status: about.status,
    sponsors: about.sponsors,
    scheme: schemeOf(found.legend),
  };
}

function themeOf({
  ref,
  title,
  section,
  source,
  intent,
  outcome,
}: OutlineGroup): Omit<PlanDraft["themes"][number], "leads"> {
  const joined = (lines: readonly string[]) => (lines.length === 0 ? null : lines.join("\n"));
  return { ref: ref ?? "", title, section, source, intent: joined(intent), outcome: joined(outcome) };
}

/** Bare dates under a heading that means review and end both: one question for all of them. */
function tellUnclear(
  unclear: readonly { ref: string; place: string; text: string }[],
  problems: Rows["problems"],
): void {
  const [first] = unclear;
  if (first === undefined) return;
  const text = unclear.map(({ ref, text: phrase }) => `${ref}: ${phrase}`).join("; ");
  const why: ImportWhy = { reason: "column-of-both" };
  problems.push({ place: first.place, ref: null, field: "due", text, why });
}

/** Without a table of actions: a report's numbered recommendations, or a document that is no plan, which is said. */
function withoutTable(pieces: readonly Piece[], found: Steps, about: AboutDocument, rows: Rows): UnderstoodPlan {
  const { draft, text, updates } = readRecommendations(pieces);
  const { problems } = rows;
  tellColumnProblems(found, problems);
  addAll(problems, draft.problems);
  const why: ImportWhy = { reason: "no-actions-found" };
  if (draft.actions.length === 0)
    problems.push({ place: "the document", ref: null, field: "title", text: about.title, why });
  return {
    ...draft,
    problems,
    plan: { ...planOf(about, found), text: [...text, ...otherStates(found.legend)] },
    columns: found.tables,
    updates,
  };
}
