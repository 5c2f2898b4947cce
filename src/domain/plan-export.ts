import type { Action } from "./action.ts";
import { type Day, formatDay } from "./day.ts";
import { PEOPLE_COLUMNS } from "./import-people.ts";
import { governingDates, PLAN_COLUMNS } from "./import-row.ts";
import type { PersonId } from "./person.ts";
import { nameOf, type Plan } from "./plan.ts";
import type { Rag } from "./rag.ts";
import { joinCell, type Table } from "./table.ts";

/** The plan as it stands on a day, in the columns it is imported from: importing it again makes no difference. */
export function planTable(plan: Plan, actions: readonly Action[], on: Day): Table {
  const rows = actions.map((action) => {
    const theme = plan.themes.find((candidate) => candidate.ref === action.theme);
    const objective = plan.objectives.find((candidate) => candidate.ref === action.objective);
    return [
      ...[action.theme, theme?.title ?? "", joinCell(theme?.leads ?? [])],
      ...[action.objective, objective?.title ?? "", action.ref, action.title],
      joinCell([...action.leads].sort(accountableFirst).map((lead) => lead.label)),
      datesOf(action, plan, on),
      joinCell(action.measures),
      action.dependsOn.join("; "),
      ratingOf(action),
      joinCell(action.parts.map((part) => part.text)),
    ];
  });
  return [PLAN_COLUMNS, ...rows];
}

/** Who the plan's names are, in the columns they are imported from. */
export function peopleTable(plan: Plan): Table {
  const name = (id: PersonId | null) => (id === null ? "" : nameOf(plan, id));
  const holders = plan.labels.flatMap(({ text, kind, holders, sponsor }) => {
    const held = holders.length === 0 ? [null] : holders.map((holder) => holder.person);
    return held.map((id) => [text, kind, name(id), id ?? "", "", "", "", "", "", name(sponsor)]);
  });
  const people = plan.people.map((person) => {
    const delegates = plan.delegates.filter((delegate) => delegate.for === person.id);
    const by = joinCell(delegates.map((delegate) => name(delegate.by)));
    return ["", "", person.name, person.id, joinCell(person.roles), "", "", "", by, ""];
  });
  const covers = plan.standIns.map((cover) => {
    const days = [formatDay(cover.from), formatDay(cover.to)];
    return ["", "", name(cover.for), cover.for, "", name(cover.by), ...days, "", ""];
  });
  return [PEOPLE_COLUMNS, ...people, ...holders, ...covers];
}

// The document's own phrases while they still say when; a date that has moved since replaces those of its kind.
function datesOf(action: Action, plan: Plan, on: Day): string {
  const written = governingDates(action.dates, on, plan.settings.week);
  const moved = [
    { kind: "review", day: action.reviewDate, word: "Review" },
    { kind: "end", day: action.endDate, word: "End" },
  ].filter(({ kind, day }) => day !== (kind === "review" ? written.reviewDate : written.endDate));
  const kept = action.dates.filter((date) => !moved.some(({ kind }) => kind === date.kind));
  const said = moved.flatMap(({ day, word }) => (day === null ? [] : [`${word} ${formatDay(day)}`]));
  return [...kept.map((date) => date.text), ...said].join("; ");
}

function ratingOf({ parts, rag, state }: Action): string {
  const words = parts.length > 0 ? parts.map((part) => RATING[part.rag]) : rag === "unrated" ? [] : [RATING[rag]];
  return words.join(", ") + (state === "awaiting-sign-off" ? " (awaiting sign-off)" : "");
}

const RATING: Readonly<Record<Rag, string>> = {
  red: "Red",
  amber: "Amber",
  green: "Green",
  complete: "Complete",
  unrated: "Not rated",
};

function accountableFirst(a: { readonly accountable: boolean }, b: { readonly accountable: boolean }): number {
  return Number(b.accountable) - Number(a.accountable);
}
