import { answerImport } from "../../app/import/answer-import.ts";
import { applyImport } from "../../app/import/apply-import.ts";
import { cancelImport } from "../../app/import/cancel-import.ts";
import { correctColumns } from "../../app/import/correct-columns.ts";
import type { ImportName, ImportView } from "../../app/import/import-draft.ts";
import { openImport } from "../../app/import/open-import.ts";
import type { Asking } from "../../app/open-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import { notice } from "../../cards/elements/notice.ts";
import { importAppliedCard } from "../../cards/import/applied.ts";
import { importChangesCard } from "../../cards/import/changes.ts";
import { importColumnsCard, readColumns } from "../../cards/import/columns.ts";
import { importPreviewCard } from "../../cards/import/preview.ts";
import { typedAnswer } from "../../cards/import/problem-form.ts";
import { importProblemsCard } from "../../cards/import/problems.ts";
import { previewMark } from "../../cards/import/views.ts";
import type { ImportPage } from "../../cards/questions/overview-questions.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { ImportAnswer } from "../../domain/plan/answers.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard, refusing } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";

/** Any button of an import that is looked at but not applied yet. */
export async function answerImportButton(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<
    "open-import" | "apply-import" | "cancel-import" | "settle-import" | "decide-import" | "save-columns"
  >,
): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const name: ImportName = { plan: pressed.plan, draft: pressed.draft };
  switch (pressed.verb) {
    case "open-import":
      return reply(null, await openImport(deps, asking, name), (view) => drawPart(view, pressed.part, pressed));
    case "apply-import":
      return apply(deps, asking, name, pressed.seen);
    case "cancel-import":
      return reply(null, await cancelImport(deps, asking, name), () =>
        notice("The import is cancelled: nothing of it was saved. Drop the file here again whenever you like."),
      );
    case "settle-import":
      return settle(deps, asking, name, pressed);
    case "decide-import": {
      const decided = await answerImport(deps, asking, name, [decisionOf(pressed)]);
      return reply(null, decided, (view) => importChangesCard(view, pressed.page));
    }
    case "save-columns":
      return saveColumns(deps, asking, name, pressed);
  }
}

/** One of the cards of an import; a page that is gone shows the nearest. */
export function drawPart(
  view: ImportView,
  part: ImportPage,
  { page, problem = "" }: { readonly page: number; readonly problem?: string },
): Message {
  if (view.applied !== null) return importPreviewCard(view);
  switch (part) {
    case "preview":
      return importPreviewCard(view);
    case "problems":
      return importProblemsCard(view, { page, open: problem, refusal: null, typed: null });
    case "changes":
      return importChangesCard(view, page);
    case "columns":
      return importColumnsCard(view, page);
  }
}

/** Applies what was seen; where that is no longer what it would do, it is drawn again as it is now, and nothing is done. */
async function apply(deps: AnswerDeps, asking: Asking, name: ImportName, seen: string): Promise<Reply> {
  const view = await openImport(deps, asking, name);
  if (!view.ok) return say(refusalCard(view.refusal, null));
  if (view.value.applied === null && previewMark(view.value) !== seen) return present(deps, asking, name, CHANGED);
  const applied = await applyImport(deps, asking, name);
  return applied.ok ? say(importAppliedCard(applied.value)) : present(deps, asking, name, applied.refusal);
}

const CHANGED: Refusal = { reason: "changed-meanwhile", by: "", at: "" };

/** A refusal, with the import as it now stands where it is still there. */
async function present(deps: AnswerDeps, asking: Asking, name: ImportName, refusal: Refusal): Promise<Reply> {
  const view = await openImport(deps, asking, name);
  return say(view.ok ? refusing(importPreviewCard(view.value, refusalWords(refusal))) : refusalCard(refusal, null));
}

function refusalWords(refusal: Refusal): string {
  return refusal.reason === "changed-meanwhile"
    ? "This has changed since it was drawn, so nothing was applied. This is how it stands now: look again, then press Apply."
    : wording(refusal);
}

/** The page again, with the next problem's form closed; a refused answer keeps its form and what was typed. */
async function settle(
  deps: AnswerDeps,
  asking: Asking,
  name: ImportName,
  pressed: Pressed<"settle-import">,
): Promise<Reply> {
  const { page, problem, how } = pressed;
  const as = typedAnswer(pressed);
  const answer: ImportAnswer = how === "settle" ? { kind: how, problem, as } : { kind: how, problem };
  const answered = await answerImport(deps, asking, name, [answer]);
  if (answered.ok) {
    return say(importProblemsCard(answered.value, { page, open: "", refusal: null, typed: null }));
  }
  const { refusal } = answered;
  const view = await openImport(deps, asking, name);
  if (!view.ok || view.value.applied !== null) return present(deps, asking, name, refusal);
  return say(importProblemsCard(view.value, { page, open: problem, refusal, typed: pressed }));
}

function decisionOf({ as, about, choice }: Pressed<"decide-import">): ImportAnswer {
  return as === "decide" ? { kind: as, proposal: about, choice } : { kind: as, kept: about };
}

/** Reads the document again by the owner's own mapping, and shows what is found now. */
async function saveColumns(
  deps: AnswerDeps,
  asking: Asking,
  name: ImportName,
  pressed: Pressed<"save-columns">,
): Promise<Reply> {
  const view = await openImport(deps, asking, name);
  if (!view.ok) return say(refusalCard(view.refusal, null));
  const corrected = await correctColumns(deps, asking, name, readColumns(view.value, pressed));
  if (!corrected.ok) return present(deps, asking, name, corrected.refusal);
  return say(importPreviewCard(corrected.value, "The columns are read your way. This is what is found now."));
}
