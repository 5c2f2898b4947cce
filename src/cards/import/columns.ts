import { z } from "zod";
import type { ImportView } from "../../app/import/import-draft.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { ColumnRole } from "../../domain/plan/draft.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { Choice } from "../elements/choices.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";
import { importPage, namesOf } from "./views.ts";

const Column = z.strictObject({ id: z.string(), label: z.string(), value: z.string(), choices: z.array(Choice) });
const draw = card(
  "import-columns",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    tables: z.array(z.strictObject({ place: z.string(), columns: z.array(Column) })),
    buttons: Buttons,
  }),
);

/** What a column can be for, in people's words. */
const MEANINGS: Readonly<Record<ColumnRole, string>> = {
  ref: "Reference",
  theme: "Theme",
  objective: "Objective",
  action: "Action",
  detail: "More about the action",
  leads: "Leads",
  support: "Supporting people and bodies",
  due: "Date, review or end",
  review: "Review date",
  end: "End date",
  start: "Start date",
  completed: "Completed on",
  rag: "Rating",
  status: "Status",
  measures: "Measures",
  baseline: "Baseline of a measure",
  target: "Target of a measure",
  source: "Source",
  depends: "Depends on",
  progress: "Progress so far (not imported)",
  other: "Nothing of these",
};
const ROLES = Object.keys(MEANINGS) as readonly ColumnRole[];
const CHOICES = ROLES.map((role) => ({ title: MEANINGS[role], value: role }));
/** Columns on a page. */
const PAGE = 8;

type Listed = ImportView["columns"][number];

/** What a column was taken for. */
export function columnWords({ role, unsure }: Pick<Listed, "role" | "unsure">): string {
  if (role === null) return "not known";
  return unsure ? `perhaps ${MEANINGS[role]}, not read` : MEANINGS[role];
}

/** Each heading with what it is for: the owner's mapping, remembered for the plan once it is applied. */
export function importColumnsCard(view: ImportView, page: number): Message {
  const all = view.columns.map((column, index) => ({ column, id: `column-${index}` }));
  const { shown, here, buttons, says } = importPage(view.name, "columns", all, page, PAGE);
  const places = [...new Set(shown.map(({ column }) => column.place))];
  const save = button("Save", { verb: "save-columns", ...namesOf(view.name), page: here }, "auto");
  return {
    card: draw({
      heading: "What each column is for",
      note: [`${said(view.fileName, 100)}. A heading means the same in every table.`, says]
        .filter((part) => part !== "")
        .join(" · "),
      tables: places.map((place) => ({
        place: said(place, 100),
        columns: shown.filter(({ column }) => column.place === place).map(({ column, id }) => inputOf(column, id)),
      })),
      buttons: [save, ...buttons],
    }),
    summary: "What each column is for",
  };
}

function inputOf(column: Listed, id: string): z.infer<typeof Column> {
  const heading = said(column.heading, 80);
  return { id, label: column.unsure ? `${heading} (not sure)` : heading, value: column.role ?? "", choices: CHOICES };
}

const Role = z.enum(ROLES);

/** The mapping that was filled in, of the headings that were on the page; what was left as it was is not in it. */
export function readColumns(view: Pick<ImportView, "columns">, filled: Readonly<Record<string, unknown>>): Mapping {
  const chosen = view.columns.flatMap((column, index): [string, ColumnRole][] => {
    const role = Role.safeParse(filled[`column-${index}`]).data;
    return role === undefined || (role === column.role && !column.unsure) ? [] : [[column.key, role]];
  });
  return Object.fromEntries(chosen);
}
type Mapping = Readonly<Record<string, ColumnRole>>;
