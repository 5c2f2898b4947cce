import type { Imported } from "../../app/import/import-document.ts";
import { problemWords } from "../../cards/wording/import-wording.ts";
import type { FieldDifference } from "../../domain/import/reconcile/differences.ts";
import type { Reconciliation } from "../../domain/import/reconcile/reconcile.ts";

/** What an import came to, for a terminal. */
export function describeImport(imported: Imported, plan: string): string {
  const { title, draft, leftOut, people, reconciliation, saved } = imported;
  const { themes, objectives, actions, problems } = draft;
  const asked = problems.map(({ place, ref, field, text, why }) => {
    const where = ref === null ? place : `${place} (${ref})`;
    return `${where}, ${field}${quoted(text)}: ${problemWords(why)}`;
  });
  return [
    `${title}: ${themes.length} themes, ${objectives.length} objectives, ${actions.length} actions, ${people} people.`,
    ...section(
      "Not taken in",
      leftOut.map(({ place, text, why }) => `${place}, ${why}${quoted(text)}`),
    ),
    ...(problems.length === 0 ? ["Everything was understood."] : section("To settle", asked)),
    ...section(
      "Names",
      imported.unsettled.map((name) => `“${oneLine(name)}”: Nobody has said who this is; no reminder goes to them.`),
    ),
    ...(reconciliation === null ? [] : changes(reconciliation)),
    closing(reconciliation, saved, plan),
  ].join("\n");
}

function changes({ added, changed, missing, kept, proposals, plan }: Reconciliation): readonly string[] {
  const name = ({ ref, title }: { readonly ref: string; readonly title: string }) => `${ref} ${oneLine(title)}`;
  const said = (fields: readonly FieldDifference[]) =>
    fields
      .map(({ field, from, to }) => `${field}${quoted(from ?? "nothing")} → ${oneLine(to ?? "nothing")}`)
      .join("; ");
  const stays = kept.map((one) => {
    const by = one.by === "" ? "" : `, by ${one.by}`;
    return `${name(one)}: ${one.field} ${one.ours}${by}; the file says ${one.file === "" ? "none" : one.file}`;
  });
  const toDecide = proposals.map(({ says, choices, answer }) => {
    const chosen = choices.find(({ value }) => value === answer)?.says;
    return `${says} ${chosen === undefined ? "Left as it is." : `${chosen}.`}`;
  });
  const whole = plan.map((field) => said([field]));
  return [
    ...section("New", added.map(name)),
    ...section(
      "Changed",
      changed.map((one) => `${name(one)}: ${said(one.fields)}`),
    ),
    ...section("Changed of the plan", whole),
    ...section("No longer in the file, and kept", missing.map(name)),
    ...section("Filed since, and kept", stays),
    ...section("To decide", toDecide),
  ];
}

function closing(reconciliation: Reconciliation | null, saved: boolean, plan: string): string {
  if (!saved) return "Nothing was saved.";
  if (reconciliation === null) return `Saved as ${plan}. Reminders begin when a plan owner presses Start reminders.`;
  const { added, changed, plan: whole } = reconciliation;
  return added.length + changed.length + whole.length === 0 ? `Nothing changed in ${plan}.` : `Saved in ${plan}.`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${heading} (${lines.length}):`, ...lines.map((line) => `  ${line}`)];
}

function quoted(text: string): string {
  return text === "" ? "" : ` “${oneLine(text)}”`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
