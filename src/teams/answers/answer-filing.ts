import { openAction } from "../../app/open-action.ts";
import { addEvidence, type EvidenceAdded, openEvidenceForm } from "../../app/updates/add-evidence.ts";
import { decide } from "../../app/updates/decide.ts";
import type { FilingQuestion } from "../../cards/questions/filing-questions.ts";
import type { Asks, Question } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { decidedCard } from "../../cards/updates/decided.ts";
import { decisionCard } from "../../cards/updates/decision.ts";
import { evidenceCard, evidenceForm } from "../../cards/updates/evidence.ts";
import type { Result } from "../../domain/plan/result.ts";
import { type EvidenceInput, readEvidence } from "../../domain/updates/evidence.ts";
import type { Heard, Reply, Turn } from "../turn.ts";
import { digestPageOf, drawDigest } from "./answer-reminders.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { lineOnce, pressOnce } from "./request-once.ts";

/** "evidence 1.2.3 …", "reopen 1.2.3 because …", "still complete 1.2.3". */
export function answerFiling(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<Exclude<FilingQuestion["ask"], "no change">>,
  back: string,
): Promise<Reply> {
  switch (question.ask) {
    case "evidence":
      return listEvidence(deps, turn, question, back);
    case "add evidence":
      return typeEvidence(deps, turn, question, back);
    case "reopen":
      return reopen(deps, turn, question, back);
    case "still complete":
      return decideAt(deps, turn, question, { about: "check" }, back);
  }
}

async function listEvidence(deps: AnswerDeps, turn: Turn, question: Asks<"evidence">, back: string): Promise<Reply> {
  const open = await openAction(deps, askingOf(turn, question.plan), question, "to read");
  return reply(question, open, (found) => evidenceCard(found, question.page, back));
}

async function typeEvidence(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"add evidence">,
  back: string,
): Promise<Reply> {
  const { ref, words, plan } = question;
  if (words === "") return drawForm(deps, await openEvidenceForm(deps, askingOf(turn, plan), { ref }), question, back);
  const input = { ...readEvidence(words), isFile: false, confirmed: [] };
  const request = { name: { ref }, input, via: "typed" as const, once: lineOnce(turn, question) };
  const added = await addEvidence(deps, askingOf(turn, plan), request);
  // "… as agreed in plan B" are words of the evidence.
  if (!added.ok && added.refusal.reason === "plan-unknown" && plan !== null)
    return typeEvidence(deps, turn, { ...question, words: `${words} in plan ${plan}`, plan: null }, back);
  return addedReply(deps, added, question, back);
}

/** A file dropped with "evidence 1.2.3 …" beside it: its link is kept, and it is never fetched. undefined: it is another file. */
export async function addFile(
  deps: AnswerDeps,
  turn: Turn,
  file: Extract<Heard, { readonly kind: "file" }>,
): Promise<Reply | undefined> {
  const question = readQuestion(file.text);
  if (question?.ask !== "evidence" && question?.ask !== "add evidence") return undefined;
  const { ref } = question;
  if (file.link === null) return say(refusalCard({ reason: "file-without-link", ref }, null));
  const words = question.ask === "add evidence" ? question.words : "";
  const shows = words === "" ? file.name : words;
  const input: EvidenceInput = { where: file.link, shows, isFile: true, confirmed: [] };
  const request = {
    name: { ref },
    input,
    via: "typed" as const,
    once: lineOnce(turn, question, [file.name, file.link]),
  };
  const added = await addEvidence(deps, askingOf(turn, question.plan), request);
  const aside = file.others === 0 ? "" : ` One file at a time: ${file.others} more were left aside.`;
  return addedReply(deps, added, question, "", aside);
}

/** The buttons of evidence, and "Still complete". */
export async function answerFilingButton(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"open-evidence" | "add-evidence" | "still-complete">,
): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const name = { id: pressed.action };
  switch (pressed.verb) {
    case "open-evidence":
      return drawForm(deps, await openEvidenceForm(deps, asking, name), null, pressed.back);
    case "add-evidence": {
      const { where, shows, file, confirmed } = pressed;
      const input = { where, shows, isFile: file, confirmed };
      const added = await addEvidence(deps, asking, { name, input, via: "card", once: pressOnce(turn, pressed) });
      return addedReply(deps, added, null, pressed.back);
    }
    case "still-complete": {
      const decision = { about: "check" } as const;
      const once = pressOnce(turn, pressed);
      const decided = await decide(deps, asking, { name, version: null, decision, once });
      if (!decided.ok) return say(refusalCard(decided.refusal, null));
      const { ref } = decided.value.action.value;
      if (readQuestion(pressed.back)?.ask === "reminders")
        return drawDigest(
          deps,
          turn,
          `${ref} stays complete, and nobody is asked about it again.`,
          digestPageOf(pressed),
        );
      const message = decidedCard(decided.value, "check", true, pressed.back);
      return { kind: "message", message, base: message };
    }
  }
}

function drawForm(
  deps: AnswerDeps,
  form: Awaited<ReturnType<typeof openEvidenceForm>>,
  question: Question | null,
  back: string,
): Reply {
  return reply(question, form, (opened) => evidenceForm(opened, null, { nonce: deps.newId(), back }));
}

function addedReply(
  deps: AnswerDeps,
  added: Result<EvidenceAdded>,
  question: Question | null,
  back: string,
  aside = "",
): Reply {
  return reply(question, added, (value) => {
    if (value.kind === "form") return evidenceForm(value.form, value.refusal, { nonce: deps.newId(), back });
    const banner = value.again ? "That was added already, and only once." : "Added; the history says who added it.";
    return evidenceCard(value.open, 1, back, `${banner}${aside}`);
  });
}

async function reopen(deps: AnswerDeps, turn: Turn, question: Asks<"reopen">, back: string): Promise<Reply> {
  const { ref, words, plan } = question;
  if (words !== "") return decideAt(deps, turn, question, { about: "reopening", words }, back);
  const open = await openAction(deps, askingOf(turn, plan), { ref });
  return reply(question, open, (found) => decisionCard(found, "reopening", null, { nonce: deps.newId(), back }));
}

async function decideAt(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"reopen" | "still complete">,
  decision: Extract<Parameters<typeof decide>[2]["decision"], { readonly about: "reopening" | "check" }>,
  back: string,
): Promise<Reply> {
  const { ref, plan } = question;
  const request = { name: { ref }, version: null, decision, via: "typed" as const, once: lineOnce(turn, question) };
  const decided = await decide(deps, askingOf(turn, plan), request);
  // "… as agreed in plan B" are words of the reason.
  if (!decided.ok && decided.refusal.reason === "plan-unknown" && question.ask === "reopen" && plan !== null)
    return reopen(deps, turn, { ...question, words: `${question.words} in plan ${plan}`, plan: null }, back);
  return reply(question, decided, (found) => decidedCard(found, decision.about, true, back));
}
