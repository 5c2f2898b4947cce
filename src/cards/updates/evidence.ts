import { z } from "zod";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { EvidenceForm } from "../../app/updates/add-evidence.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { may } from "../../domain/permissions/permissions.ts";
import type { Evidence } from "../../domain/plan/filings.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { httpsAddress, MOST_EVIDENCE } from "../../domain/updates/evidence.ts";
import { addButton, hostOf } from "../actions/updates-beside.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { askedIn, type FormPaths, problemOf } from "../elements/forms.ts";
import { againButton, openButton } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const drawList = card(
  "evidence",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    items: z.array(z.strictObject({ shows: z.string(), added: z.string(), hasLink: z.boolean(), buttons: Buttons })),
    buttons: Buttons,
  }),
);

/** All evidence of an action, the newest first: what it shows, who added it, when and in which entry. */
export function evidenceCard(open: OpenAction, page: number, back: string, banner = ""): Message {
  const { plan, standings } = open;
  const action = seenAction(open);
  const pieces = [...(action.evidence ?? [])].reverse();
  const words = (number: number) =>
    writeQuestion({ ask: "evidence", ref: action.ref, page: number, plan: plan.key.plan });
  const shown = paged(pieces, page, words);
  const hidden = open.audience === "partners";
  const heading = hidden
    ? `Evidence of ${said(action.ref, 20)} is not shown here`
    : pieces.length === 0
      ? `No evidence of ${said(action.ref, 20)} yet`
      : `${count(pieces.length, "piece")} of evidence of ${said(action.ref, 20)}`;
  const add = may("add evidence", standings) ? [addButton(open, back)] : [];
  return {
    card: drawList({
      hasBanner: banner !== "",
      banner: said(banner, 300),
      heading,
      note: [said(action.title, 160), shown.says].filter((part) => part !== "").join(" · "),
      items: shown.shown.map((piece) => itemOf(piece, plan)),
      buttons: [...shown.buttons, ...add, openButton(plan, action.ref, back, `Back to ${said(action.ref, 20)}`)],
    }),
    summary: heading,
  };
}

function itemOf(piece: Evidence, plan: Plan) {
  const link = linkButton(piece);
  const when = formatInstant(piece.at, plan.settings.zone);
  const kind = piece.kind === "file" ? "File" : piece.kind === "link" ? "Link" : "Note";
  return {
    shows: said(piece.shows, 700),
    added: said(`${kind}, added by ${piece.byName}, ${when}, in entry ${piece.entry} of its history`, 250),
    hasLink: link.length > 0,
    buttons: link,
  };
}

/** Opens an address in the browser of who presses it; the button names its host, whatever the words beside it say. */
function linkButton({ where, shows }: Evidence): Button[] {
  const address = where === "" ? undefined : httpsAddress(where);
  if (address === undefined) return [];
  // A client may expand what stands in braces.
  const url = address.replace(/[{}]/g, (brace) => encodeURIComponent(brace));
  return [spoken({ type: "Action.OpenUrl", title: `Open on ${hostOf(where)}`, url }, shows)];
}

const drawForm = card(
  "evidence-form",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    heading: z.string(),
    title: z.string(),
    showsLabel: z.string(),
    showsMost: z.number(),
    shows: z.string(),
    whereMost: z.number(),
    where: z.string(),
    buttons: Buttons,
  }),
);

/** What it shows, and the link; after a refusal why, and all that was typed. */
export function evidenceForm(form: EvidenceForm, refusal: Refusal | null, { nonce, back }: FormPaths): Message {
  const { plan, input } = form;
  const action = seenAction(form);
  const asked = askedIn(refusal);
  const about = { plan: plan.key.plan, action: action.id, back };
  const save = button(
    asked.length > 0 ? "Save as it is" : "Save",
    { verb: "add-evidence", ...about, nonce, file: input.isFile, confirmed: [...input.confirmed, ...asked] },
    "auto",
  );
  const pieces = action.evidence?.length ?? 0;
  const all = writeQuestion({ ask: "evidence", ref: action.ref, page: 1, plan: plan.key.plan });
  return {
    card: drawForm({
      ...problemOf(refusal, plan.settings.zone),
      heading: `Evidence of ${said(action.ref, 20)}`,
      title: said(action.title, 300),
      showsLabel: `What it shows (up to ${MOST_EVIDENCE.shows} characters)`,
      showsMost: MOST_EVIDENCE.shows,
      shows: input.shows.slice(0, MOST_EVIDENCE.shows),
      whereMost: MOST_EVIDENCE.where,
      where: input.where.slice(0, MOST_EVIDENCE.where),
      buttons: [
        save,
        ...(pieces > 0 ? [againButton(`See all (${pieces})`, all)] : []),
        openButton(plan, action.ref, back, "Cancel"),
      ],
    }),
    summary: `Evidence of ${said(action.ref, 20)}`,
  };
}
