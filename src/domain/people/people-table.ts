import { formatDay } from "../calendar/day.ts";
import { joinCell, type TextTable } from "../import/document/text-table.ts";
import type { PersonId } from "../plan/person.ts";
import { nameOf, type Plan } from "../plan/plan.ts";
import { PEOPLE_COLUMNS, type PeopleColumn } from "./import-people.ts";

/** Who the plan's names are, in the columns they are imported from: importing it again makes no difference. */
export function peopleTable(plan: Plan): TextTable {
  const name = (id: PersonId | null) => (id === null ? "" : nameIn(plan, id));
  const row = (cells: Partial<Record<PeopleColumn, string>>) => PEOPLE_COLUMNS.map((column) => cells[column] ?? "");
  const people = plan.people.map((person) => {
    const delegates = plan.delegates.filter((delegate) => delegate.for === person.id);
    const Delegate = joinCell(delegates.map((delegate) => name(delegate.by)));
    return row({ Name: person.name, "Directory id": person.id, "Plan roles": joinCell(person.roles), Delegate });
  });
  const covers = plan.standIns.map((cover) =>
    row({
      ...{ Name: nameOf(plan, cover.for), "Directory id": cover.for, "Stand-in": name(cover.by) },
      ...{ "Stand-in from": formatDay(cover.from), "Stand-in to": formatDay(cover.to) },
    }),
  );
  const labels = plan.labels.flatMap(({ text, kind, holders, sponsor, answers }) => {
    // Of a name that nobody has settled the row is there to be filled in: it says of what kind it is as well.
    const isOpen = kind === "outside" && sponsor === null;
    const about = { Label: text, Kind: isOpen ? "" : kind, Sponsor: name(sponsor) };
    if (holders.length === 0) return [row({ ...about, Answers: answers ?? "" })];
    return holders.map(({ person, from, to }) => {
      const days = { From: from === null ? "" : formatDay(from), To: to === null ? "" : formatDay(to) };
      const Answers = answers === "each" ? "each" : answers === person ? "yes" : "";
      return row({ ...about, ...days, Name: nameOf(plan, person), "Directory id": person, Answers });
    });
  });
  return [PEOPLE_COLUMNS, ...people, ...labels, ...covers];
}

/** A name that means one person of the plan; where two have it, the id. */
function nameIn(plan: Plan, id: PersonId): string {
  const name = nameOf(plan, id);
  return plan.people.filter((person) => person.name === name).length > 1 ? id : name;
}
