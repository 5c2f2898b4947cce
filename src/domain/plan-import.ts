import type { Action } from "./action.ts";
import { dayIn } from "./day.ts";
import type { HistoryEntry } from "./history.ts";
import { NO_DOCUMENT } from "./import/plan-document.ts";
import { planPeople } from "./import-people.ts";
import { type ImportField, type ImportProblem, PLAN_COLUMNS, type PlanColumn, readAction } from "./import-row.ts";
import type { Label, PersonId } from "./person.ts";
import type { Objective, Plan, PlanKey, PlanSettings, Theme } from "./plan.ts";
import type { RagScheme } from "./rag.ts";
import { sortableRef } from "./ref.ts";
import { accept, type Result, refuse } from "./result.ts";
import { cleanRef, readTable, splitCell, type Table, type TableRow } from "./table.ts";

/** What is imported: the plan's table, who its names are (null: not told), under which key, by whom, when. */
export interface ImportSource {
  readonly key: PlanKey;
  readonly title: string;
  readonly table: Table;
  readonly people: Table | null;
  readonly settings: PlanSettings;
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly now: Date;
  readonly newId: () => string;
}

/** A plan to be stored for the first time, and what in its document was not understood. */
export interface PlanImport {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly history: readonly HistoryEntry[];
  readonly problems: readonly ImportProblem[];
}

/** The words of a plan that brings no legend of its own. */
const DEFAULT_SCHEME: RagScheme = [
  { rag: "red", name: "Red", colour: "Red", meaning: "Not on track, or at risk" },
  { rag: "amber", name: "Amber", colour: "Amber", meaning: "In progress, with some delay or little evidence yet" },
  { rag: "green", name: "Green", colour: "Green", meaning: "On track" },
  { rag: "complete", name: "Complete", colour: "Grey", meaning: "Completed and evidenced" },
];

/** Makes a plan of its table. Every row ends in an action or a problem; nothing is filled in that it does not say. */
export function planImport(source: ImportSource): Result<PlanImport> {
  const { rows, missing, unknown } = readTable(source.table, PLAN_COLUMNS);
  const needed = missing.filter((column) => NEEDED.includes(column));
  if (needed.length > 0) return refuse({ reason: "columns-missing", columns: needed });
  const problems: ImportProblem[] = [];
  const tellOf = (place: string, ref: string | null) => (field: ImportField, text: string, message: string) =>
    void problems.push({ place, ref, field, text, message });
  for (const name of unknown) tellOf("heading", null)("title", name, "This column is not read.");

  const today = dayIn(source.settings.zone, source.now);
  const kept = keepNamed(rows, tellOf);
  const actions = kept.map((row) => {
    const tell = tellOf(row.place, cleanRef(row.cells.Ref));
    return readAction(row, source.newId(), today, source.settings.week, tell);
  });
  if (actions.length === 0) return refuse({ reason: "nothing-to-import" });
  checkDependencies(kept, actions, tellOf);
  const themes = collect(kept, readTheme, tellOf, "theme");
  const objectives = collect(kept, readObjective, tellOf, "objective");
  const who = planPeople(source.people ?? [], today);
  const labels = settleLabels(actions, themes, who.labels, problems);
  const { people, standIns, delegates } = who;
  const { key, title, settings } = source;
  const plan: Plan = {
    ...{
      key,
      title,
      scheme: DEFAULT_SCHEME,
      themes,
      objectives,
      people,
      labels,
      standIns,
      delegates,
      settings,
      document: NO_DOCUMENT,
    },
    started: null,
    importedAt: source.now.toISOString(),
  };
  return accept({
    plan,
    actions,
    history: actions.map((action) => importedEntry(action, source, today)),
    problems: [...problems, ...who.problems],
  });
}

const NEEDED: readonly PlanColumn[] = ["Theme", "Ref", "Action", "Lead", "Review/end date"];
type Row = TableRow<PlanColumn>;
type TellOf = (place: string, ref: string | null) => (field: ImportField, text: string, message: string) => void;

/** Rows that can be told from each other: with a title and a ref of their own. */
function keepNamed(rows: readonly Row[], tellOf: TellOf): readonly Row[] {
  const places = new Map<string, string>();
  return rows.filter(({ place, cells }) => {
    const key = sortableRef(cells.Ref);
    const tell = tellOf(place, cleanRef(cells.Ref) || null);
    const first = places.get(key);
    if (key === "") tell("ref", cells.Ref || cells.Action, "This row has no ref: left out.");
    else if (cells.Action === "") tell("title", "", "This row has no action: left out.");
    else if (first !== undefined) tell("ref", cells.Ref, `This ref stands in ${first} already: left out.`);
    else {
      places.set(key, place);
      return true;
    }
    return false;
  });
}

function checkDependencies(rows: readonly Row[], actions: readonly Action[], tellOf: TellOf): void {
  const known = new Set(actions.map((action) => action.ref));
  actions.forEach(({ ref, dependsOn }, index) => {
    const tell = tellOf(rows[index]?.place ?? "", ref);
    for (const other of dependsOn) {
      if (other === ref) tell("dependsOn", other, "An action cannot wait for itself.");
      else if (!known.has(other)) tell("dependsOn", other, "There is no action with this ref.");
    }
  });
}

function readTheme({ cells }: Row): Theme {
  return { ref: cleanRef(cells.Theme), title: cells["Theme title"].trim(), leads: splitCell(cells["Theme lead"]) };
}

function readObjective({ cells }: Row): Objective {
  return { ref: cleanRef(cells.Objective), theme: cleanRef(cells.Theme), title: cells["Objective title"].trim() };
}

/** Each once, as it stands the first time; a row that says it otherwise is a problem. */
function collect<T extends Theme | Objective>(
  rows: readonly Row[],
  read: (row: Row) => T,
  tellOf: TellOf,
  field: "theme" | "objective",
): readonly T[] {
  const found = new Map<string, T>();
  for (const row of rows) {
    const one = read(row);
    const tell = tellOf(row.place, cleanRef(row.cells.Ref));
    const first = found.get(one.ref);
    if (one.ref === "") {
      if (field === "theme" || one.title !== "") tell(field, one.title, `This row does not say which ${field}.`);
    } else if (first === undefined) found.set(one.ref, one);
    else if (JSON.stringify(first) !== JSON.stringify(one))
      tell(field, `${one.ref} ${one.title}`, `The ${field} ${one.ref} reads otherwise further up: that one is kept.`);
  }
  return [...found.values()];
}

/** What each name of the plan stands for; one that nobody has settled is outside and without a sponsor. */
function settleLabels(
  actions: readonly Action[],
  themes: readonly Theme[],
  known: readonly Label[],
  problems: ImportProblem[],
): readonly Label[] {
  const named = [
    ...actions.flatMap((action) => action.leads.map((lead) => lead.label)),
    ...themes.flatMap((t) => t.leads),
  ];
  const message = "Nobody has said who this is: no reminder goes to them.";
  return [...new Set(named)].map((text) => {
    const label = known.find((candidate) => candidate.text === text);
    if (label === undefined) problems.push({ place: "people", ref: null, field: "leads", text, message });
    return label ?? { text, kind: "outside", holders: [], sponsor: null };
  });
}

function importedEntry(action: Action, { by, now }: ImportSource, day: string): HistoryEntry {
  return {
    ...{ action: action.id, entry: 1, kind: "imported", at: now.toISOString(), by: by.id, byName: by.name, day },
    ...{ inNameOf: null, via: "import", changes: [], update: null, reason: "", undoes: null },
  };
}
