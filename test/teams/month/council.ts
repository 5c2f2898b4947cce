import { EXPORT_COLUMNS, type ExportColumn } from "../../../src/domain/import/export-table/export-columns.ts";
import type { Someone } from "../../fakes/bot.ts";

/** Someone of the directory; a list of people takes only ids as the directory gives them. */
function someone(number: number, name: string): Someone {
  return { id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`, name };
}

export const owen = someone(1, "Owen Pryce");
export const nia = someone(2, "Nia Rees");
export const carys = someone(3, "Carys Vaughan");
export const thea = someone(4, "Thea Lund");
export const tom = someone(5, "Tom Ashby");
export const amina = someone(6, "Amina Diallo");
export const gareth = someone(7, "Gareth Moss");
export const ben = someone(8, "Ben Okafor");
export const lena = someone(9, "Lena Fry");
/** Nobody of the plan when it begins, and in the team. */
export const hana = someone(10, "Hana Ito");
export const everyone = [owen, nia, carys, thea, tom, amina, gareth, ben, lena, hana];

const POLICE = "Moorland Police";

type Row = Partial<Record<ExportColumn, string>>;

const PRACTICE: Row = { Theme: "1", "Theme title": "Practice that is good every time", "Theme lead": "Thea Lund" };
const PLANS: Row = { ...PRACTICE, Objective: "1.1", "Objective title": "Plans that children understand" };
const WORKERS: Row = { ...PRACTICE, Objective: "1.2", "Objective title": "Workers who stay" };
const DOOR: Row = { Theme: "2", "Theme title": "A front door that works", "Theme lead": "Tom Ashby" };
const CALLS: Row = { ...DOOR, Objective: "2.1", "Objective title": "Every call answered" };
const TOGETHER: Row = { ...DOOR, Objective: "2.2", "Objective title": "Partners at one table" };

/** An action of the document: where it belongs, then its ref, words, lead, review and end date, rating. */
function row(of: Row, ...[Ref, Action, Lead, review, end, RAG]: readonly string[]): Row {
  return { ...of, Ref, Action, Lead, "Review date": review, "End date": end, RAG } as Row;
}

const exitTalks = (ref: string) =>
  row(WORKERS, ref, "Talk with everybody who leaves", "Gareth Moss", "18 December 2026", "30 April 2027", "Amber");

/** The council's own document; `exits` is the ref of one action, which a later edition gives another. */
export function planFile(exits: string): string {
  const rows = [
    row(
      PLANS,
      "1.1.1",
      "Rewrite the plan template with young people",
      "Amina Diallo",
      "11 December 2026",
      "31 March 2027",
      "Amber",
    ),
    row(
      PLANS,
      "1.1.2",
      "Train every team in the new template",
      "Ben Okafor",
      "10 December 2026",
      "29 January 2027",
      "Amber",
    ),
    row(PLANS, "1.1.3", "Publish the practice standards", "Thea Lund", "4 December 2026", "18 December 2026", "Green"),
    row(
      WORKERS,
      "1.2.1",
      "Fill the empty team manager posts",
      "Gareth Moss",
      "9 December 2026",
      "11 December 2026",
      "Red",
    ),
    exitTalks(exits),
    row(CALLS, "2.1.1", "Answer every call within a minute", "Lena Fry", "8 December 2026", "31 January 2027", "Green"),
    row(CALLS, "2.1.2", "Ring back whoever hung up", "Amina Diallo", "16 December 2026", "31 March 2027", "Amber"),
    row(TOGETHER, "2.2.1", "Share custody data every week", POLICE, "10 December 2026", "31 March 2027", "Amber"),
    row(TOGETHER, "2.2.2", "Join every strategy meeting", POLICE, "14 December 2026", "31 March 2027", "Red"),
  ];
  return csv([EXPORT_COLUMNS, ...rows.map((one) => EXPORT_COLUMNS.map((column) => one[column] ?? ""))]);
}

/** Who the names of the document are, and who runs the plan. */
export function peopleFile(): string {
  const runs = [
    ["", "", owen.name, owen.id, "owner", ""],
    ["", "", nia.name, nia.id, "owner", ""],
    ["", "", carys.name, carys.id, "chair", ""],
  ];
  const leads = [thea, tom, amina, gareth, ben, lena].map(({ id, name }) => [name, "person", name, id, "", ""]);
  const police = [POLICE, "outside", "", "", "", lena.name];
  return csv([["Label", "Kind", "Name", "Directory id", "Plan roles", "Sponsor"], ...runs, ...leads, police]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n");
}

/** Refs of the first edition. */
export const REFS = ["1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "2.1.1", "2.1.2", "2.2.1", "2.2.2"];
