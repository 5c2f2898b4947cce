import { type FileOffer, offerFile, openForExport } from "../../app/files/file-links.ts";
import type { Asking } from "../../app/open-plan.ts";
import { fileReturned } from "../../app/partners/file-returned.ts";
import { listPartners, openPartner } from "../../app/partners/open-partner.ts";
import { openReturnedForm, takeReturnedForm } from "../../app/partners/returned-form.ts";
import type { FileWanted, Message } from "../../app/ports.ts";
import { linkButton } from "../../cards/buttons.ts";
import { notice } from "../../cards/notice.ts";
import { partnerCard, partnersCard } from "../../cards/partners/partner.ts";
import type { PartnerSubmission } from "../../cards/partners/partner-submission.ts";
import { filedWords, returnedCard } from "../../cards/partners/returned.ts";
import type { Question } from "../../cards/questions/question.ts";
import { timeIn } from "../../domain/calendar/day.ts";
import type { SourceDocument } from "../../domain/import/source.ts";
import { readReturnForm } from "../../domain/partners/read-return-form.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { askingOf, type HearParts, reply, say } from "./reply.ts";

const ELSEWHERE =
  "I hand over files in your own chat with me alone: here everybody would have the link. " +
  "Open Plan Keeper there and ask again; nothing was done here.";

/** "partners" and "partner NAME": in a personal chat alone, since whoever sees the card has the form. */
export async function answerPartners(
  parts: HearParts,
  turn: Turn,
  question: Extract<Question, { readonly ask: "partners" | "partner" }>,
): Promise<Reply> {
  if (turn.ref.kind !== "personal") return say(notice(ELSEWHERE));
  const asking = askingOf(turn, question.plan);
  if (question.ask === "partners")
    return reply(question, await listPartners(parts, asking), (found) => partnersCard(found, question.page));
  const open = await openPartner(parts, asking, question.name);
  if (!open.ok) return say(refusalCard(open.refusal, question));
  const { partner, plan, groups } = open.value;
  const wants = { kind: "return form", label: partner.label, form: parts.newId() } as const;
  const form = groups.length === 0 ? null : await linkTo(parts, asking, plan.key.plan, wants);
  return say(partnerCard(open.value, asking.name, form, question.page));
}

/** "export": links to the plan as a file, for its owners. */
export async function answerExport(
  parts: HearParts,
  turn: Turn,
  question: Extract<Question, { readonly ask: "export" }>,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const open = await openForExport(parts, asking);
  if (!open.ok) return say(refusalCard(open.refusal, question));
  if (turn.ref.kind !== "personal") return say(notice(ELSEWHERE));
  const { title, key, settings } = open.value.plan;
  const link = (wants: FileWanted) => linkTo(parts, asking, key.plan, wants);
  const [excel, csv, people] = await Promise.all([
    link({ kind: "plan", as: "xlsx" }),
    link({ kind: "plan", as: "csv" }),
    link({ kind: "people" }),
  ]);
  if (excel === null || csv === null || people === null) return say(notice(byCommandLine(title, key.plan)));
  const until = timeIn(settings.zone, new Date(excel.until));
  return say(
    notice(
      `${title} as a file, made as the plan is when you open the link. The links work until ${until}, for whoever has them. ` +
        "Change the plan's file there and drop it here again: you see what it would change before anything is saved.",
      [
        linkButton("Plan (Excel)", excel.url),
        linkButton("Plan (CSV)", csv.url),
        linkButton("People (CSV)", people.url),
      ],
    ),
  );
}

function byCommandLine(title: string, plan: string): string {
  return (
    `I cannot hand over files here: nobody has told me my own address (PUBLIC_URL). Whoever runs Plan Keeper for you gets ` +
    `${title} as a file with “npm run -s plan -- export ${plan} --xlsx --to plan.xlsx” (or --csv); change it there and drop it here again.`
  );
}

async function linkTo(parts: HearParts, asking: Asking, plan: string, wants: FileWanted): Promise<FileOffer | null> {
  return parts.publicUrl === null ? null : offerFile(parts, asking, plan, wants);
}

/** The card of a document that is a return form; undefined: it is none. */
export async function takeReturnForm(
  parts: HearParts,
  asking: Asking,
  document: SourceDocument,
): Promise<Message | undefined> {
  const form = readReturnForm(document);
  if (form === undefined) return undefined;
  if (form === "damaged") return refusalCard({ reason: "form-damaged" }, null);
  const view = await takeReturnedForm(parts, asking, form);
  return view.ok ? returnedCard(view.value, 1, "") : refusalCard(view.refusal, null);
}

/** The buttons of a return form that came back. */
export async function answerReturned(parts: HearParts, turn: Turn, pressed: PartnerSubmission): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  if (pressed.verb === "open-returned")
    return reply(null, await openReturnedForm(parts, asking, pressed), (view) => returnedCard(view, pressed.page, ""));
  const filed = await fileReturned(parts, asking, pressed, pressed.verb === "file-returned" ? "ready" : pressed);
  return reply(null, filed, (done) => returnedCard(done.view, pressed.page, filedWords(done, done.view.reporter)));
}
