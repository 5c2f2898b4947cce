import type { Message } from "../../app/ports/messages.ts";
import { askButton, type Button, button } from "../../cards/elements/buttons.ts";
import { againButton } from "../../cards/elements/line.ts";
import { notice } from "../../cards/elements/notice.ts";
import { nearestCommands } from "../../cards/help/commands.ts";
import { type Question, writeQuestion } from "../../cards/questions/question.ts";
import { wording } from "../../cards/wording/wording.ts";
import { said } from "../../cards/words/said.ts";
import type { PlanPowers } from "../../domain/permissions/permissions.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";

/** A refusal as a sentence, with buttons to what was probably meant. `asked`: the question that was refused. */
export function refusalCard(refusal: Refusal, asked: Question | null): Message {
  return refusing(notice(wording(refusal), waysOn(refusal, asked)));
}

/** A card that says why not, known as such to whoever reads no sentences. */
export function refusing(message: Message): Message {
  return { ...message, refused: true };
}

function waysOn(refusal: Refusal, asked: Question | null): readonly Button[] {
  switch (refusal.reason) {
    case "which-plan":
      if (asked === null) return [];
      return refusal.plans
        .slice(0, 6)
        .map(({ id, title }) => button(said(title, 40), { verb: "choose-plan", plan: id, text: inOneButton(asked) }));
    case "ref-unknown":
      return refusal.nearest.map((ref) => askButton(againFor(asked, ref)));
    case "theme-unknown":
      return refusal.themes.slice(0, 6).flatMap(({ ref }) => again(asked, { theme: ref }));
    case "no-plan":
      return [askButton("import", "Drop a plan"), askButton("new plan")];
    case "not-in-plan":
      return [askButton("claim", "The plan names me")];
    case "date-past":
      return refusal.field === "date" ? [askButton("overdue actions")] : [];
    case "lead-unknown":
      return refusal.nearest.flatMap((lead) => again(asked, { lead }, `lead ${lead}`));
    default:
      return [];
  }
}

function againFor(asked: Question | null, ref: string): string {
  if (asked === null || !("ref" in asked)) return `show ${ref}`;
  return inOneButton({ ...asked, ref });
}

/** A button is no place for a text of pages. */
function inOneButton(asked: Question): string {
  const again = writeQuestion(asked);
  return again.length > LONGEST_AGAIN && "ref" in asked ? `update ${asked.ref}` : again;
}

const LONGEST_AGAIN = 500;

type Filter = { readonly theme: string } | { readonly lead: string };

/** The same question with what was probably meant; nothing where it is none that can be asked so. */
function again(asked: Question | null, filter: Filter, title?: string): readonly Button[] {
  const question = withFilter(asked, filter);
  return question === undefined ? [] : [askButton(writeQuestion(question), title)];
}

function withFilter(asked: Question | null, filter: Filter): Question | undefined {
  if (asked === null) return undefined;
  if (asked.ask === "summary" && "theme" in filter) return { ...asked, theme: filter.theme };
  if (!("filters" in asked)) return undefined;
  return { ...asked, page: 1, filters: { ...asked.filters, ...filter } } as Question;
}

const ANYONE: PlanPowers = { looks: true, leads: true, manages: false, owns: false, chairs: false, vouches: false };
const NEAREST = 3;

/** What nobody understood: the nearest commands as buttons. */
export function unclearCard(text: string): Message {
  const nearest = nearestCommands(text, ANYONE, NEAREST).map((command) => command.words);
  const words = new Set([...nearest, "help"]);
  const buttons = [...words].map((word) => againButton(word, word));
  return refusing(notice(wording({ reason: "question-unclear", text }), buttons));
}
