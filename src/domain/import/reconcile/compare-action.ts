import type { Day } from "../../calendar/day.ts";
import type { WorkingWeek } from "../../calendar/working-days.ts";
import type { Action } from "../../plan/action.ts";
import type { ImportField } from "../../plan/draft.ts";
import { sortableRef } from "../../plan/ref.ts";
import type { DocumentFields } from "./change.ts";
import { compareEnd, isWithdrawn } from "./compare-end.ts";
import { plainTitle } from "./likeness.ts";

/** What a file says otherwise than somebody filed since. */
export interface Clash {
  readonly field: "rating" | "review date" | "end date";
  readonly ours: string;
  readonly file: string;
  readonly fields: Partial<DocumentFields>;
  /** The end date that somebody else is to decide, where the file's is taken; absent: none. */
  readonly moveTo?: Day | undefined;
  /** Ours stands, whatever the file says. */
  readonly isFixed?: boolean | undefined;
}

/** How a file's version of an action differs from the plan's. */
export interface Compared {
  /** What the file changes. */
  readonly fields: Partial<DocumentFields>;
  /** The end date it asks for, which moves when somebody else agrees; absent: none. */
  readonly moveTo?: Day | undefined;
  /** What it would change, but for what people did since. */
  readonly clashes: readonly Clash[];
}

/** `isStarted`: its reminders go out, so an end date is moved by an approved request alone; `silent`: fields of which the file says nothing for this action, so that they stay. */
export interface Comparing {
  readonly on: Day;
  readonly week: WorkingWeek;
  readonly isStarted: boolean;
  readonly silent: ReadonlySet<ImportField | "support" | "source">;
}

/** What a file's version of an action changes of it; its own words' case, spaces and order change nothing. */
export function compareAction(ours: Action, file: Action, comparing: Comparing): Compared {
  const { silent } = comparing;
  const fields: { -readonly [Field in keyof DocumentFields]?: DocumentFields[Field] } = {};
  if (ours.ref !== file.ref) fields.ref = file.ref;
  if (spaced(ours.title) !== spaced(file.title)) fields.title = file.title;
  if (!silent.has("theme") && ours.theme !== file.theme) fields.theme = file.theme;
  if (!silent.has("objective") && ours.objective !== file.objective) fields.objective = file.objective;
  const labels = (action: Action) => action.leads.map((lead) => spaced(lead.label)).sort();
  if (!silent.has("leads") && !same(labels(ours), labels(file))) fields.leads = leadsAfter(ours, file);
  if (!silent.has("measures") && plainTitle(ours.measures.join(" ")) !== plainTitle(file.measures.join(" ")))
    fields.measures = file.measures;
  if (!silent.has("dependsOn")) {
    if (!same(refs(ours.dependsOn), refs(file.dependsOn))) fields.dependsOn = file.dependsOn;
    if (!same(refs(ours.related), refs(file.related))) fields.related = file.related ?? [];
  }
  if (!silent.has("support") && !same([...(ours.support ?? [])].sort(), [...(file.support ?? [])].sort()))
    fields.support = file.support ?? [];
  if (!silent.has("source") && spaced(ours.source ?? "") !== spaced(file.source ?? ""))
    fields.source = file.source ?? null;
  const dates = silent.has("due") ? NOTHING : compareDates(ours, file, comparing);
  const rating = silent.has("rag") ? NOTHING : compareRating(ours, file);
  return {
    fields: { ...fields, ...dates.fields, ...rating.fields },
    ...(dates.moveTo && { moveTo: dates.moveTo }),
    clashes: [...rating.clashes, ...dates.clashes],
  };
}

const NOTHING: Compared = { fields: {}, clashes: [] };

/** Parts that the file does not name are those we have. */
function compareRating(ours: Action, file: Action): Compared {
  const unnamed = file.parts.length === ours.parts.length && file.parts.every((part) => /^Part \d+$/.test(part.text));
  const parts = unnamed
    ? file.parts.map((part, at) => ({ ...part, text: ours.parts[at]?.text ?? part.text }))
    : file.parts;
  const said = (list: Action["parts"]) => list.map((part) => `${spaced(part.text)}: ${part.rag}`).join("; ");
  // A plain rating for the whole of what we hold in parts says nothing of them.
  const partsDiffer = parts.length > 0 && said(parts) !== said(ours.parts);
  if (ours.rag === file.rag && !partsDiffer) return NOTHING;
  const fields = { rag: file.rag, ...(partsDiffer && { parts }) };
  if (!wasFiled(ours)) return { fields, clashes: [] };
  return { fields: {}, clashes: [{ field: "rating", ours: ours.rag, file: file.rag, fields }] };
}

function compareDates(ours: Action, file: Action, comparing: Comparing): Compared {
  const facts = (action: Action) =>
    action.dates.map(({ kind, date, cadence, text }) => [kind, date, cadence, spaced(text)].join("|")).sort();
  const named = ({ dates }: Action) => dates.some(({ kind, date }) => kind === "review" && date !== null);
  const unchanged = same(facts(ours), facts(file));

  const changesReview = unchanged
    ? ours.lastUpdate !== null && named(file)
    : named(file) || named(ours) || file.cadence !== ours.cadence;
  const review = changesReview && file.reviewDate !== ours.reviewDate ? { reviewDate: file.reviewDate } : undefined;
  const end = compareEnd(ours, file, comparing);
  const filed = ours.lastUpdate?.nextReview != null;
  const clashes: Clash[] = [];
  if (review && filed)
    clashes.push({ field: "review date", ours: ours.reviewDate ?? "", file: file.reviewDate ?? "", fields: review });
  if (end?.clashes)
    clashes.push({ field: "end date", ours: ours.endDate ?? "", file: file.endDate ?? "", ...end.change });
  if (unchanged)
    return { fields: {}, ...(end && isWithdrawn(ours, file.endDate) && { moveTo: end.change.moveTo }), clashes };

  const other = ({ dates }: Action) =>
    dates
      .filter(({ kind }) => kind === "event" || kind === "ongoing" || kind === "complete")
      .map(({ kind, date, text }) => (kind === "event" ? spaced(text) : `${kind} ${date}`))
      .sort();
  const changes = {
    ...(review && !filed ? review : {}),
    ...(end && !end.clashes ? end.change.fields : {}),
    ...(file.cadence !== ours.cadence && { cadence: file.cadence }),
  };
  const moveTo = end && !end.clashes ? end.change.moveTo : undefined;
  const differs = Object.keys(changes).length > 0 || moveTo !== undefined || !same(other(ours), other(file));
  return { fields: differs ? { ...changes, dates: file.dates } : {}, ...(moveTo && { moveTo }), clashes };
}

/** Who is accountable stays so while they lead. */
function leadsAfter(ours: Action, file: Action): Action["leads"] {
  const accountable = ours.leads.filter((lead) => lead.accountable).map((lead) => lead.label);
  const stays = file.leads.some((lead) => accountable.includes(lead.label));
  return stays ? file.leads.map(({ label }) => ({ label, accountable: accountable.includes(label) })) : file.leads;
}

function refs(list: readonly string[] = []): readonly string[] {
  return list.map(sortableRef).sort();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Whether somebody has filed an update since the action came in: what came with it is the document's own. */
export function wasFiled({ lastUpdate }: Action): boolean {
  return lastUpdate !== null && lastUpdate.entry > 1;
}

/** Who made a value what it is: an end date is moved by a decision, what else is kept by an update. */
export function whoSet(action: Action, field: Clash["field"]): { readonly by: string; readonly at: string } {
  const { revisions, lastUpdate, dateChange } = action;
  if (field === "end date" && dateChange !== null) return { by: dateChange.byName, at: dateChange.at };
  const { approvedBy = "", on = "" } = revisions.at(-1) ?? {};
  if (field === "end date") return { by: approvedBy, at: on };
  return { by: lastUpdate?.byName ?? "", at: lastUpdate?.at ?? "" };
}
