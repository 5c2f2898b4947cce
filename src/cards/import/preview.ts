import { z } from "zod";
import type { ImportView } from "../../app/import/import-draft.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { DEFAULT_SETTINGS } from "../../domain/plan/plan.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { card } from "../elements/template.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { sectionsOf } from "./sections.ts";
import { ImportSection, namesOf, partButton, previewMark } from "./views.ts";

/** The template of an import's preview and of what came of applying it. */
export const drawImport = card(
  "import-preview",
  z.strictObject({
    hasBanner: z.boolean(),
    bannerStyle: z.string(),
    banner: z.string(),
    heading: z.string(),
    title: z.string(),
    note: z.string(),
    sections: z.array(ImportSection),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** What was found in a document and what applying it would do. `banner`: what was just done, "" for nothing. */
export function importPreviewCard(view: ImportView, banner = ""): Message {
  const { applied } = view;
  const above =
    applied === null ? banner : `Applied by ${applied.by} on ${formatInstant(applied.at, DEFAULT_SETTINGS.zone)}.`;
  const buttons = buttonsOf(view);
  return {
    card: drawImport({
      hasBanner: above !== "",
      bannerStyle: "emphasis",
      banner: said(above, 400),
      heading: applied === null ? "Import this plan?" : "This import was applied",
      title: said(view.title, 200),
      note: noteOf(view),
      sections: sectionsOf(view),
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: said(`${count(view.draft.actions.length, "action")} found in ${view.fileName}`, 150).replace(/\s+/g, " "),
  };
}

function noteOf({ fileName, isNew, applied, draft }: ImportView): string {
  const { period } = draft.plan;
  const when = period === null ? "" : `, ${formatDay(period.from)} to ${formatDay(period.to)}`;
  const from = `From ${said(fileName, 100)}${when}.`;
  if (applied !== null) return from;
  const owner = isNew ? " It is a new plan: whoever applies it becomes its owner." : "";
  return `${from} Nothing is saved until you press Apply.${owner}`;
}

function buttonsOf(view: ImportView) {
  const { name, problems, columns, reconciliation, applied } = view;
  if (applied !== null) return [];
  return [
    button("Apply", { verb: "apply-import", ...namesOf(name), seen: previewMark(view) }),
    ...(problems.length > 0 ? [partButton(name, "problems", "See problems")] : []),
    ...(reconciliation === null ? [] : [partButton(name, "changes", "See changes")]),
    ...(columns.length > 0 ? [partButton(name, "columns", "See columns")] : []),
    button("Cancel", { verb: "cancel-import", ...namesOf(name) }),
  ];
}
