import { dayIn } from "../../domain/calendar/day.ts";
import type { RememberedColumns } from "../../domain/import/columns/header.ts";
import { plainHeading } from "../../domain/import/columns/words.ts";
import type { LeftOut, SourceDocument } from "../../domain/import/document/source.ts";
import {
  type CurrentPlan,
  type Reconciled,
  type Reconciliation,
  reconcile,
} from "../../domain/import/reconcile/reconcile.ts";
import { rekeyAnswers } from "../../domain/import/settle/rekey-answers.ts";
import { settleDraft } from "../../domain/import/settle/settle-draft.ts";
import type { UnderstoodPlan } from "../../domain/import/understand.ts";
import { understandDocument } from "../../domain/import/understand-document.ts";
import type { ImportAnswer, ListedProblem } from "../../domain/plan/answers.ts";
import type { ColumnRole, PlanDraft } from "../../domain/plan/draft.ts";
import { type Once, onceOf } from "../../domain/plan/once.ts";
import { DEFAULT_SETTINGS } from "../../domain/plan/plan.ts";
import type { BeginDeps } from "../plans/may-begin.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Chats, ImportDrafts, NewId } from "../ports/ports.ts";

/** What the requests about an import need. */
export interface ImportDeps extends BeginDeps {
  readonly plans: PlanStore;
  readonly drafts: ImportDrafts;
  readonly chats?: Chats | undefined;
  readonly newId: NewId;
}

/** Names an import under way: the plan it is for, which need not exist yet, and the draft. */
export interface ImportName {
  readonly plan: string;
  readonly draft: string;
}

/** What makes the applying of an import known: a draft is one person's, wherever they press, and is applied once as it stands. */
export function importOnce(
  { tenant, person }: { readonly tenant: string; readonly person: string },
  draft: string,
): Once {
  return onceOf({ tenant, conversation: "", person, token: draft, act: ["apply an import"], given: null });
}

/** An import that its owner has not applied or cancelled: the document as it was read, and all that was said since. */
export interface StoredDraft {
  readonly id: string;
  readonly by: string;
  /** When it was handed over. */
  readonly at: string;
  readonly title: string;
  readonly document: SourceDocument;
  /** The owner's own mapping, by heading in plain words. */
  readonly columns: RememberedColumns;
  readonly answers: readonly ImportAnswer[];
  readonly applied: { readonly by: string; readonly at: string } | null;
}

/** A column of the document and what it is taken for; `key` is its heading as a mapping names it. */
export interface ListedColumn {
  readonly place: string;
  readonly heading: string;
  readonly key: string;
  readonly role: ColumnRole | null;
  readonly unsure: boolean;
}

/** What an import would do, as its owner sees it. */
export interface ImportView {
  readonly name: ImportName;
  readonly fileName: string;
  readonly title: string;
  /** There is no such plan yet: who applies it becomes its owner. */
  readonly isNew: boolean;
  /** As understood, with the answers laid on it; its problems are those still open. */
  readonly draft: PlanDraft;
  readonly columns: readonly ListedColumn[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly ListedProblem[];
  /** Null for a new plan. */
  readonly reconciliation: Reconciliation | null;
  readonly applied: StoredDraft["applied"];
}

/** The same, with what it takes to do it. */
export interface WorkedImport {
  readonly view: ImportView;
  readonly understood: UnderstoodPlan;
  readonly reconciled: Reconciled | null;
  /** Answers to problems of this and of earlier imports, those that hold. */
  readonly settled: readonly Extract<ImportAnswer, { readonly problem: string }>[];
  readonly columns: RememberedColumns;
  /** Answers that could not be read. */
  readonly unclear: readonly { readonly problem: string }[];
}

/** Understands a stored draft anew, with its answers and those the plan remembers. Pure. */
export function workDraft(name: ImportName, stored: StoredDraft, current: CurrentPlan | null, now: Date): WorkedImport {
  const on = dayIn((current?.plan.settings ?? DEFAULT_SETTINGS).zone, now);
  const known = current?.plan.document;
  const columns = { ...known?.columns, ...stored.columns };
  const understood = understandDocument(stored.document, { importedOn: on, columns });
  const { columns: tables, updates: _, ...draft } = understood;
  const answers = rekeyAnswers(draft.problems, [...(known?.settled ?? []), ...stored.answers]);
  const settled = settleDraft(draft, answers, on);
  const reconciled = current === null ? null : reconcile(current, settled.draft, answers, on);
  const view: ImportView = {
    name,
    fileName: stored.document.name,
    title: current?.plan.title ?? stored.title,
    isNew: current === null,
    draft: settled.draft,
    columns: listColumns(tables),
    leftOut: stored.document.leftOut,
    problems: settled.problems,
    reconciliation: reconciled?.said ?? null,
    applied: stored.applied,
  };
  const held = settled.problems.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  return { view, understood, reconciled, settled: held, columns, unclear: settled.unclear };
}

/** Each heading once: a mapping is by heading, whatever tables have it. */
function listColumns(tables: UnderstoodPlan["columns"]): readonly ListedColumn[] {
  const all = tables.flatMap(({ place, columns }) =>
    columns.map((column) => ({ place, ...column, key: plainHeading(column.heading) })),
  );
  return all.filter(({ key }, at) => key !== "" && all.findIndex((other) => other.key === key) === at);
}
