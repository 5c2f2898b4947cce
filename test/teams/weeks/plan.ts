import { EXPORT_COLUMNS, type ExportColumn } from "../../../src/domain/import/export-table/export-columns.ts";
import { amina, ben, carys, hana, nia, owen, thea } from "../month/council.ts";

/** Who is in the twelve weeks: two owners, a chair, a theme lead, the worst lead, a director and their delegate. */
export const people = { owen, nia, carys, thea, amina, ben, hana };

type Row = Partial<Record<ExportColumn, string>>;

const THEMES: readonly Row[] = [
  { Theme: "1", "Theme title": "Practice that is good every time", "Theme lead": "Thea Lund" },
  { Theme: "2", "Theme title": "A front door that works", "Theme lead": "Thea Lund" },
];

/** So many actions of somebody's, their reviews spread over six weeks from 7 December 2026, one in four ending in them. */
function actionsOf(lead: string, many: number, theme: number): readonly Row[] {
  const of = { ...THEMES[theme - 1], Objective: `${theme}.${lead.length}`, "Objective title": `What ${lead} does` };
  return Array.from({ length: many }, (_, index) => ({
    ...of,
    Ref: `${theme}.${lead.length}.${index + 1}`,
    Action: `${TITLES[index % TITLES.length]} (${index + 1})`,
    Lead: lead,
    "Review date": dayAt(7 + ((index * 5) % 42)),
    "End date": index % 4 === 3 ? dayAt(20 + index * 3) : "30 September 2027",
    RAG: ["Amber", "Green", "Red", "Amber", "Green"][index % 5] ?? "Amber",
  }));
}

const TITLES = [
  "Rewrite the plan template with young people and their carers",
  "Train every team in the new template before the next audit",
  "Publish the practice standards and measure them every month",
  "Fill the empty team manager posts in both assessment teams",
  "Answer every call to the front door within a minute",
  "Share custody data with every partner every week",
];

function dayAt(days: number): string {
  const at = new Date(Date.UTC(2026, 10, 30) + days * 86_400_000);
  return at.toLocaleDateString("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
}

/** Fourteen actions of the worst lead, four of the director, three of the delegate. */
export function planFile(): string {
  const rows = [...actionsOf(amina.name, 14, 1), ...actionsOf(ben.name, 4, 2), ...actionsOf(hana.name, 3, 2)];
  return csv([EXPORT_COLUMNS, ...rows.map((row) => EXPORT_COLUMNS.map((column) => row[column] ?? ""))]);
}

/** Who the names are, and who runs the plan. */
export function peopleFile(): string {
  const runs = [
    ["", "", owen.name, owen.id, "owner", ""],
    ["", "", nia.name, nia.id, "owner", ""],
    ["", "", carys.name, carys.id, "chair", ""],
  ];
  const leads = [thea, amina, ben, hana].map(({ id, name }) => [name, "person", name, id, "", ""]);
  return csv([["Label", "Kind", "Name", "Directory id", "Plan roles", "Sponsor"], ...runs, ...leads]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}
