import type { Message } from "../app/ports.ts";
import { askButton, type Button, button } from "../cards/buttons.ts";
import { nearestCommands } from "../cards/commands.ts";
import { notice } from "../cards/notice.ts";
import { type Question, writeQuestion } from "../cards/question.ts";
import { wording } from "../cards/wording.ts";
import type { PlanPowers } from "../domain/permissions.ts";
import type { Refusal } from "../domain/refusal.ts";

/** A refusal as a sentence, with buttons to what was probably meant. `asked`: the question that was refused. */
export function refusalCard(refusal: Refusal, asked: Question | null): Message {
  return notice(wording(refusal), waysOn(refusal, asked));
}

function waysOn(refusal: Refusal, asked: Question | null): readonly Button[] {
  switch (refusal.reason) {
    case "which-plan":
      if (asked === null) return [];
      return refusal.plans.slice(0, 6).map(({ id, title }) => askButton(writeQuestion({ ...asked, plan: id }), title));
    case "ref-unknown":
      return refusal.nearest.map((ref) => askButton(againFor(asked, ref)));
    case "theme-unknown":
      return refusal.themes.slice(0, 6).map((theme) => askButton(`summary theme ${theme.ref}`));
    default:
      return [];
  }
}

function againFor(asked: Question | null, ref: string): string {
  if (asked === null || !("ref" in asked)) return `show ${ref}`;
  return writeQuestion({ ...asked, ref });
}

const ANYONE: PlanPowers = { looks: true, leads: true, manages: false, owns: false, chairs: false };
const NEAREST = 3;

/** What nobody understood: the nearest commands as buttons. */
export function unclearCard(text: string): Message {
  const nearest = nearestCommands(text, ANYONE, NEAREST);
  const buttons = nearest.map((command) => button(command.words, { verb: "ask", text: command.words, back: "" }));
  return notice(wording({ reason: "question-unclear", text }), [...buttons, askButton("help")]);
}
