import { keepTable, readKeptTable } from "../../app/import/waiting-import.ts";
import type { Asking } from "../../app/open-plan.ts";
import { importPeople, previewPeople } from "../../app/people/import-people.ts";
import type { Message } from "../../app/ports/messages.ts";
import { notice } from "../../cards/elements/notice.ts";
import { peoplePreviewCard, peopleTakenCard } from "../../cards/people/people-taken.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { TextTable } from "../../domain/import/document/text-table.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";

const WHAT_TO_DROP =
  "Drop a list of people into this chat: CSV or Excel with the columns Label (a name as the plan prints it), Name and " +
  "Directory id; also Kind (person, role, outside), Plan roles, Post, From, To, Answers, Stand-in, Stand-in from, " +
  "Stand-in to, Delegate and Sponsor. I show what it would change; nothing is saved until you press Apply.";

/** "people import": what to drop in. */
export async function answerPeopleImport(): Promise<Reply> {
  return say(notice(WHAT_TO_DROP));
}

/** A dropped list of people: what it would change. It is kept until Apply is pressed, or another table is dropped. */
export async function lookAtPeople(deps: AnswerDeps, asking: Asking, table: TextTable): Promise<Message> {
  const view = await previewPeople(deps, asking, table);
  if (!view.ok && view.refusal.reason === "which-plan")
    return notice(
      `${wording(view.refusal)} Drop the file again and write “import in plan ${view.refusal.plans[0]?.id ?? ""}” beside it.`,
    );
  if (!view.ok) return refusalCard(view.refusal, null);
  return peoplePreviewCard(view.value, await keepTable(deps, asking, JSON.stringify(table)));
}

/** "Apply" under a list of people. */
export async function answerPeopleApply(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"apply-people">,
): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const kept = await readKeptTable(deps, asking, pressed.table);
  if (!kept.ok) return say(refusalCard(kept.refusal, null));
  return reply(null, await importPeople(deps, asking, JSON.parse(kept.value) as TextTable), peopleTakenCard);
}
