import type { ImportView } from "../../app/import/import-draft.ts";
import type { LeftOut } from "../../domain/import/document/source.ts";
import { ratingWord } from "../../domain/import/reconcile/action-of-draft.ts";
import type { DraftDate } from "../../domain/plan/draft.ts";
import { problemWords } from "../wording/import-wording.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { columnWords } from "./columns.ts";
import { FIELD_NAMES, type ImportLine, type ImportSection, line } from "./views.ts";

/** Lines under one heading; the rest is counted. */
const MOST = 6;

/** What a preview says of a document, and of the plan that is there; nothing is said of nothing. */
export function sectionsOf(view: ImportView): ImportSection[] {
  return [
    foundSection(view),
    columnSection(view),
    leftOutSection(view),
    problemSection(view),
    changeSection(view),
  ].filter(({ lines }) => lines.length > 0);
}

function foundSection({ draft }: ImportView) {
  const { plan, themes, objectives, actions, measures } = draft;
  const groups = [
    ...(themes.length > 0 ? [count(themes.length, "theme")] : []),
    ...(objectives.length > 0 ? [count(objectives.length, "objective")] : []),
  ];
  const dated = actions.filter(({ due }) => due !== null);
  const leads = new Set(actions.flatMap((action) => action.leads));
  const kinds = tally(dated.map(({ due }) => KINDS[due?.kind ?? "end"]));
  const ratings = tally(actions.map(ratingWord));
  return {
    name: "Found",
    lines: [
      line("Actions", `${actions.length}${groups.length === 0 ? "" : `, in ${groups.join(" and ")}`}`),
      line("Leads", `${count(leads.size, "name")}; ${without(actions, ({ leads: own }) => own.length > 0)}`),
      line("Dates", [kinds, without(actions, ({ due }) => due !== null)].filter((part) => part !== "").join("; ")),
      line("Ratings", ratings),
      line("Measures", String(measures.length)),
      ...(plan.scheme.length === 0
        ? []
        : [line("Rating scheme", plan.scheme.map(({ rag, name }) => `${name} for ${rag}`).join(", "))]),
    ],
  };
}

const KINDS: Readonly<Record<DraftDate["kind"], string>> = {
  end: "end",
  review: "review",
  cadence: "regular",
  event: "at an event",
  ongoing: "ongoing",
  complete: "complete",
};

/** Each heading once, under the first table that has it. */
function columnSection({ columns }: ImportView): ImportSection {
  const places = [...new Set(columns.map(({ place }) => place))];
  const lines = places.slice(0, MOST).map((place) => {
    const own = columns.filter((column) => column.place === place);
    const words = own.map((column) => `${said(column.heading, 60)} → ${columnWords(column)}`);
    return line(`${place}:`, words.join("; "), 700);
  });
  return { name: "How its columns were read", lines: [...lines, ...rest(places.length, "table")] };
}

const WHY: Readonly<Record<LeftOut["why"], string>> = {
  deleted: "Deleted text",
  struck: "Struck text",
  "hidden text": "Hidden text",
  "hidden row": "Hidden rows",
  "hidden column": "Hidden columns",
  "hidden sheet": "Hidden sheets",
  "not followed": "Not followed",
};

function leftOutSection({ leftOut }: ImportView) {
  const kinds = [...new Set(leftOut.map(({ why }) => why))];
  const lines = kinds.map((why) => {
    const own = leftOut.filter((one) => one.why === why);
    const some = own.slice(0, 2).map(({ place, text }) => `${place}${text === "" ? "" : ` “${said(text, 60)}”`}`);
    return line(
      `${WHY[why]} (${own.length}):`,
      [...some, ...(own.length > 2 ? [`and ${own.length - 2} more`] : [])].join("; "),
    );
  });
  return { name: "Left out", lines };
}

function problemSection({ problems }: ImportView) {
  const open = problems.filter(({ answer }) => answer === null);
  const fields = [...new Set(open.map(({ field }) => field))];
  const lines = fields.map((field) => {
    const own = open.filter((problem) => problem.field === field);
    const first = own[0];
    return line(
      `${FIELD_NAMES[field]} (${own.length}):`,
      first === undefined ? "" : `such as ${first.place}: ${problemWords(first.why)}`,
      200,
    );
  });
  const settled = problems.length - open.length;
  if (problems.length === 0) lines.push(line("", "Nothing: all of it was understood."));
  if (settled > 0) lines.push(line("", `${settled} of ${problems.length} settled.`));
  return { name: `To settle (${open.length})`, lines };
}

function changeSection({ reconciliation }: ImportView) {
  if (reconciliation === null) return { name: "", lines: [] };
  const { added, changed, moves, unchanged, missing, kept, proposals } = reconciliation;
  const open = proposals.filter(({ answer }) => answer === null).length;
  const isStrange = added.length > 0 && changed.length + unchanged === 0;
  const lines = [
    ...(isStrange
      ? [line("Another plan’s file?", "None of its actions is in this plan. If it is, press Cancel.")]
      : []),
    line("Added", String(added.length)),
    line("Changed", String(changed.length)),
    ...(moves.length > 0
      ? [line("To be agreed", `${count(moves.length, "end date")}: each moves when another owner or the chair agrees`)]
      : []),
    line("Unchanged", String(unchanged)),
    ...(missing.length > 0 ? [line("Not in this file", `${missing.length}, kept in the plan`)] : []),
    ...(kept.length > 0
      ? [line("Newer here", `${count(kept.length, "value")} filed since; the file does not overwrite them`)]
      : []),
    ...(proposals.length > 0
      ? [
          line(
            "Perhaps renumbered",
            open === 0
              ? `${proposals.length}, decided`
              : `${proposals.length}, ${open} of them for you to decide; undecided ones stay as they are`,
          ),
        ]
      : []),
  ];
  return { name: "Compared with the plan as it is", lines };
}

function rest(number: number, one: string): readonly ImportLine[] {
  return number > MOST ? [line("", `and ${count(number - MOST, `more ${one}`)}`)] : [];
}

function without<T>(items: readonly T[], has: (item: T) => boolean): string {
  const number = items.filter((item) => !has(item)).length;
  return number === 0 ? "every action has one" : `${count(number, "action")} without`;
}

/** "3 amber, 1 red", most first. */
function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, number]) => `${number} ${word}`)
    .join(", ");
}
