import { readDay } from "../calendar/date-text.ts";
import { type Day, isDay } from "../calendar/day.ts";
import type { ImportProblem } from "../import/draft.ts";
import { readTable, splitCell, type Table, type TableRow } from "../import/table.ts";
import type { Delegate, Label, Person, PersonId, PlanRole, StandIn } from "../person.ts";

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
] as const;
type Row = TableRow<(typeof PEOPLE_COLUMNS)[number]>;

/** Who the people of a plan are. */
export interface PeopleImport {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  readonly standIns: readonly StandIn[];
  readonly delegates: readonly Delegate[];
  readonly problems: readonly ImportProblem[];
}

const ROLES: readonly PlanRole[] = ["owner", "chair", "sponsor", "viewer"];
const KINDS: readonly Label["kind"][] = ["person", "role", "outside"];
const DIRECTORY_ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Reads who holds which label, who stands in for whom and who vouches for whom; names refer to names of the table. */
export function planPeople(table: Table, today: Day): PeopleImport {
  const { rows, unknown } = readTable(table, PEOPLE_COLUMNS);
  const problems: ImportProblem[] = unknown.map((name) => problem("heading", name, "This column is not read."));
  const people = readPeople(rows, problems);
  const find = (row: Row, name: string): readonly PersonId[] => {
    const found = people.find((person) => person.name === name);
    if (found === undefined && name !== "") problems.push(problem(row.place, name, "No row gives this person an id."));
    return found === undefined ? [] : [found.id];
  };
  return {
    people,
    labels: readLabels(rows, find, problems),
    standIns: rows.flatMap((row) => readStandIn(row, find, today, problems)),
    delegates: rows.flatMap((row) =>
      splitCell(row.cells.Delegate).flatMap((name) => {
        const pairs = find(row, row.cells.Name).flatMap((id) => find(row, name).map((by) => ({ for: id, by })));
        return pairs;
      }),
    ),
    problems,
  };
}

type Find = (row: Row, name: string) => readonly PersonId[];

function readPeople(rows: readonly Row[], problems: ImportProblem[]): readonly Person[] {
  const people = new Map<PersonId, Person>();
  for (const { place, cells } of rows) {
    const id = cells["Directory id"].toLowerCase();
    if (cells.Name === "" || (id === "" && cells.Kind === "outside")) continue;
    if (!DIRECTORY_ID.test(id)) {
      problems.push(problem(place, cells["Directory id"], `${cells.Name} needs the object id of the directory.`));
      continue;
    }
    const before = people.get(id);
    if (before !== undefined && before.name !== cells.Name)
      problems.push(problem(place, cells.Name, `This id is that of ${before.name} further up.`));
    const roles = splitCell(cells["Plan roles"].toLowerCase());
    for (const role of roles)
      if (!isOneOf(ROLES, role)) problems.push(problem(place, role, `A plan role is one of ${ROLES.join(", ")}.`));
    const held = new Set([...(before?.roles ?? []), ...roles.filter((role) => isOneOf(ROLES, role))]);
    people.set(id, { id, name: before?.name ?? cells.Name, roles: ROLES.filter((role) => held.has(role)) });
  }
  return [...people.values()];
}

function readLabels(rows: readonly Row[], find: Find, problems: ImportProblem[]): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const row of rows) {
    const { Label: text, Kind, Name, Sponsor } = row.cells;
    if (text === "") continue;
    const kind = Kind.toLowerCase();
    if (!isOneOf(KINDS, kind)) {
      problems.push(problem(row.place, Kind, `A kind is one of ${KINDS.join(", ")}.`));
      continue;
    }
    const before = labels.get(text);
    const holders = kind === "outside" ? [] : find(row, Name).map((person) => ({ person, from: null, to: null }));
    const sponsor = find(row, Sponsor)[0] ?? before?.sponsor ?? null;
    if (kind === "outside" && sponsor === null)
      problems.push(problem(row.place, text, "Someone outside Teams needs a sponsor who vouches for them."));
    labels.set(text, { text, kind, holders: [...(before?.holders ?? []), ...holders], sponsor });
  }
  return [...labels.values()];
}

function readStandIn(row: Row, find: Find, today: Day, problems: ImportProblem[]): readonly StandIn[] {
  const { Name, "Stand-in": by, "Stand-in from": from, "Stand-in to": to } = row.cells;
  if (by === "") return [];
  const [first = "", last = ""] = [readDay(from, today), readDay(to, today)];
  if (!isDay(first) || !isDay(last) || last < first) {
    problems.push(problem(row.place, `${from} – ${to}`, "A stand-in needs a first and a last day."));
    return [];
  }
  return find(row, Name).flatMap((away) => find(row, by).map((id) => ({ for: away, by: id, from: first, to: last })));
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return words.some((known) => known === word);
}

function problem(place: string, text: string, message: string): ImportProblem {
  return { place: `people, ${place}`, ref: null, field: "leads", text, message };
}
