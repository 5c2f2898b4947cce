import { type FileOffer, offerFile, openForExport } from "../../app/files/file-links.ts";
import type { Asking } from "../../app/open-plan.ts";
import type { FileWanted } from "../../app/ports/ports.ts";
import { linkButton } from "../../cards/elements/buttons.ts";
import { notice } from "../../cards/elements/notice.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { timeIn } from "../../domain/calendar/day.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";

/** Why no link to a file is given in a team or group chat. */
export const FILES_ELSEWHERE =
  "I hand over files in your own chat with me alone: here everybody would have the link. " +
  "Open Plan Keeper there and ask again; nothing was done here.";

/** "export": links to the plan as a file, for its owners. */
export async function answerExport(deps: AnswerDeps, turn: Turn, question: Asks<"export">): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const open = await openForExport(deps, asking);
  if (!open.ok) return say(refusalCard(open.refusal, question));
  if (turn.ref.kind !== "personal") return say(notice(FILES_ELSEWHERE));
  const { title, key, settings } = open.value.plan;
  const link = (wants: FileWanted) => linkTo(deps, asking, key.plan, wants);
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

/** A link to a file made anew for whoever asks; null where nobody said under which address we are reached. */
export async function linkTo(
  deps: AnswerDeps,
  asking: Asking,
  plan: string,
  wants: FileWanted,
): Promise<FileOffer | null> {
  return deps.publicUrl === null ? null : offerFile(deps, asking, plan, wants);
}
