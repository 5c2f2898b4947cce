import type { Asking } from "../../app/open-plan.ts";
import { fileReturned } from "../../app/partners/file-returned.ts";
import { listPartners, openPartner } from "../../app/partners/open-partner.ts";
import { openReturnedForm, takeReturnedForm } from "../../app/partners/returned-form.ts";
import type { Message } from "../../app/ports/messages.ts";
import { notice } from "../../cards/elements/notice.ts";
import { partnerCard, partnersCard } from "../../cards/partners/partner.ts";
import { filedWords, returnedCard } from "../../cards/partners/returned.ts";
import type { Asks } from "../../cards/questions/question.ts";
import type { PartnerSubmission } from "../../cards/submissions/partner-submission.ts";
import type { SourceDocument } from "../../domain/import/document/source.ts";
import { readReturnForm } from "../../domain/partners/read-return-form.ts";
import type { Reply, Turn } from "../turn.ts";
import { FILES_ELSEWHERE, linkTo } from "./answer-export.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";

/** "partners" and "partner NAME": in a personal chat alone, since whoever sees the card has the form. */
export async function answerPartners(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"partners" | "partner">,
): Promise<Reply> {
  if (turn.ref.kind !== "personal") return say(notice(FILES_ELSEWHERE));
  const asking = askingOf(turn, question.plan);
  if (question.ask === "partners")
    return reply(question, await listPartners(deps, asking), (found) => partnersCard(found, question.page));
  const open = await openPartner(deps, asking, question.name);
  if (!open.ok) return say(refusalCard(open.refusal, question));
  const { partner, plan, groups } = open.value;
  const wants = { kind: "return form", label: partner.label, form: deps.newId() } as const;
  const form = groups.length === 0 ? null : await linkTo(deps, asking, plan.key.plan, wants);
  return say(partnerCard(open.value, asking.name, form, question.page));
}

/** The card of a document that is a return form; undefined: it is none. */
export async function takeReturnForm(
  deps: AnswerDeps,
  asking: Asking,
  document: SourceDocument,
): Promise<Message | undefined> {
  const form = readReturnForm(document);
  if (form === undefined) return undefined;
  if (form === "damaged") return refusalCard({ reason: "form-damaged" }, null);
  const view = await takeReturnedForm(deps, asking, form);
  return view.ok ? returnedCard(view.value, 1, "") : refusalCard(view.refusal, null);
}

/** The buttons of a return form that came back. */
export async function answerReturned(deps: AnswerDeps, turn: Turn, pressed: PartnerSubmission): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  if (pressed.verb === "open-returned")
    return reply(null, await openReturnedForm(deps, asking, pressed), (view) => returnedCard(view, pressed.page, ""));
  const filed = await fileReturned(deps, asking, pressed, pressed.verb === "file-returned" ? "ready" : pressed);
  return reply(null, filed, (done) => returnedCard(done.view, pressed.page, filedWords(done, done.view.reporter)));
}
