import { readDay } from "../calendar/date-text.ts";
import { type Day, isDay } from "../calendar/day.ts";
import { readHeadedTable, splitCell, type TableRow, type TextTable } from "../import/document/text-table.ts";
import type { ImportProblem } from "../plan/draft.ts";
import type { ImportWhy } from "../plan/import-why.ts";
import type { Delegate, Label, Person, PersonId, PlanRole, StandIn } from "../plan/person.ts";

/** The columns of the table that says who the names in a plan are; one row for each holder of a label. */
export const PEOPLE_COLUMNS = [
  "Label",
  "Kind",
  "Name",
  "Directory id",
  "Plan roles",
  "Stand-in",
  "Stand-in from",
  "Stand-in to",
  "Delegate",
  "Sponsor",
  "Post",
  "From",
  "To",
  "Answers",
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];
type Row = TableRow<PeopleColumn>;

/** Who the people of a plan are. */
export interface PeopleImport {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  readonly standIns: readonly StandIn[];
  readonly delegates: readonly Delegate[];
  readonly problems: readonly ImportProblem[];
  /** Columns that the table has not: what they would say stays as it is. */
  readonly missing: readonly PeopleColumn[];
}

const ROLES: readonly PlanRole[] = ["owner", "chair", "sponsor", "viewer"];
const KINDS: readonly Label["kind"][] = ["person", "role", "outside"];
const DIRECTORY_ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Reads who holds which label from when to when, who of a role answers, who stands in for whom and who vouches for whom.
 * Names refer to names of the table, or are ids. A post is a label that is a role.
 */
export function planPeople(table: TextTable, today: Day): PeopleImport {
  const { rows, unknown, missing } = readHeadedTable(table, PEOPLE_COLUMNS);
  const problems: ImportProblem[] = unknown.map((name) => problem("heading", name, { reason: "column-not-read" }));
  const people = readPeople(rows, problems);
  const find = (row: Row, name: string): readonly PersonId[] => {
    const found = people.find((person) => person.name === name || person.id === name.toLowerCase());
    if (found === undefined && name !== "") problems.push(problem(row.place, name, { reason: "person-without-id" }));
    return found === undefined ? [] : [found.id];
  };
  return {
    people,
    labels: readLabels(rows, find, today, problems),
    standIns: rows.flatMap((row) => readStandIn(row, find, today, problems)),
    delegates: rows.flatMap((row) =>
      splitCell(row.cells.Delegate).flatMap((name) => {
        const pairs = find(row, row.cells.Name).flatMap((id) => find(row, name).map((by) => ({ for: id, by })));
        return pairs;
      }),
    ),
    problems,
    missing,
  };
}

type Find = (row: Row, name: string) => readonly PersonId[];

function readPeople(rows: readonly Row[], problems: ImportProblem[]): readonly Person[] {
  const people = new Map<PersonId, Person>();
  for (const { place, cells } of rows) {
    const id = cells["Directory id"].toLowerCase();
    if (cells.Name === "" || (id === "" && (cells.Kind === "outside" || isNamedElsewhere(rows, cells.Name)))) continue;
    if (!DIRECTORY_ID.test(id)) {
      problems.push(problem(place, cells["Directory id"], { reason: "no-directory-id", name: cells.Name }));
      continue;
    }
    const before = people.get(id);
    if (before !== undefined && before.name !== cells.Name)
      problems.push(problem(place, cells.Name, { reason: "id-of-another", name: before.name }));
    const roles = splitCell(cells["Plan roles"].toLowerCase());
    for (const role of roles)
      if (!isOneOf(ROLES, role)) problems.push(problem(place, role, { reason: "no-plan-role", roles: ROLES }));
    const held = new Set([...(before?.roles ?? []), ...roles.filter((role) => isOneOf(ROLES, role))]);
    people.set(id, { id, name: before?.name ?? cells.Name, roles: ROLES.filter((role) => held.has(role)) });
  }
  return [...people.values()];
}

function isNamedElsewhere(rows: readonly Row[], name: string): boolean {
  return rows.some(({ cells }) => cells.Name === name && DIRECTORY_ID.test(cells["Directory id"].toLowerCase()));
}

function readLabels(rows: readonly Row[], find: Find, today: Day, problems: ImportProblem[]): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const row of rows) {
    const { Label: text, Post: post, Kind } = row.cells;
    const kind = kindIn(row);
    if (text !== "" && !isOneOf(KINDS, kind)) {
      problems.push(problem(row.place, Kind, { reason: "no-kind", kinds: KINDS }));
      continue;
    }
    if (text !== "" && isOneOf(KINDS, kind) && !(labels.has(text) && saysNothing(row)))
      labels.set(text, readLabel(row, { text, kind }, labels.get(text), find, today, problems));
    if (post !== "" && post !== text)
      labels.set(post, readLabel(row, { text: post, kind: "role" }, labels.get(post), find, today, problems));
  }
  return [...labels.values()];
}

/**
 * What a row says its label is. One that was exported to be filled in says it by what is filled in: a name or an id is a
 * person's, be the kind left at "outside", and who is vouched for is outside; left as it was, nobody has settled it.
 */
function kindIn({ cells }: Row): string {
  const { Kind, Name, Sponsor } = cells;
  const kind = Kind.toLowerCase();
  const isPerson = cells["Directory id"] !== "" || (Name !== "" && kind === "");
  if (kind === "outside") return isPerson && Sponsor === "" ? "person" : kind;
  return kind || (isPerson ? "person" : "outside");
}

function saysNothing({ cells: { Kind, Name, "Directory id": id, Sponsor } }: Row): boolean {
  return [Kind, Name, id, Sponsor].every((cell) => cell === "");
}

/** A label with what one more row says of it. */
function readLabel(
  row: Row,
  { text, kind }: Pick<Label, "text" | "kind">,
  before: Label | undefined,
  find: Find,
  today: Day,
  problems: ImportProblem[],
): Label {
  const { Name, Sponsor, Answers } = row.cells;
  const id = row.cells["Directory id"];
  const [from, to] = [readEnd(row, "From", today, problems), readEnd(row, "To", today, problems)];
  const people = kind === "outside" ? [] : find(row, DIRECTORY_ID.test(id.toLowerCase()) ? id : Name);
  const sponsor = find(row, Sponsor)[0] ?? before?.sponsor ?? null;
  if (kind === "outside" && sponsor === null && !saysNothing(row))
    problems.push(problem(row.place, text, { reason: "outside-without-sponsor" }));
  const answering = /^each\b/i.test(Answers) ? "each" : /^(yes|y|x|answers)$/i.test(Answers) ? people[0] : undefined;
  const answers = answering ?? before?.answers;
  const holders = [...(before?.holders ?? []), ...people.map((person) => ({ person, from, to }))];
  return { text, kind, holders, sponsor, ...(answers !== undefined && { answers }) };
}

/** A first or last day of somebody's holding; null: open. */
function readEnd(row: Row, column: "From" | "To", today: Day, problems: ImportProblem[]): Day | null {
  const text = row.cells[column];
  const day = text === "" ? null : readDay(text, today);
  if (day === undefined) problems.push(problem(row.place, text, { reason: "column-no-date", column }));
  return day ?? null;
}

function readStandIn(row: Row, find: Find, today: Day, problems: ImportProblem[]): readonly StandIn[] {
  const { Name, "Stand-in": by, "Stand-in from": from, "Stand-in to": to } = row.cells;
  if (by === "") return [];
  const [first = "", last = ""] = [readDay(from, today), readDay(to, today)];
  if (!isDay(first) || !isDay(last) || last < first) {
    problems.push(problem(row.place, `${from} – ${to}`, { reason: "stand-in-without-days" }));
    return [];
  }
  return find(row, Name).flatMap((away) => find(row, by).map((id) => ({ for: away, by: id, from: first, to: last })));
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return words.some((known) => known === word);
}

function problem(place: string, text: string, why: ImportWhy): ImportProblem {
  return { place: `people, ${place}`, ref: null, field: "leads", text, why };
}
