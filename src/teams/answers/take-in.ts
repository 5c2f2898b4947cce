import { openImport } from "../../app/import/open-import.ts";
import { previewImport } from "../../app/import/preview-import.ts";
import { findWaiting, keepTable, readKeptTable, rememberImport } from "../../app/import/waiting-import.ts";
import type { Asking } from "../../app/open-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import { askButton, button } from "../../cards/elements/buttons.ts";
import { notice } from "../../cards/elements/notice.ts";
import { importPreviewCard } from "../../cards/import/preview.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import { wording } from "../../cards/wording/wording.ts";
import { count } from "../../cards/words/phrases.ts";
import { findPeopleTable } from "../../domain/people/people-document.ts";
import type { Heard, Reply, Turn } from "../turn.ts";
import { drawPart } from "./answer-import.ts";
import { takeReturnForm } from "./answer-partners.ts";
import { lookAtPeople } from "./answer-people-import.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";

const WHAT_TO_DROP =
  "Drop your plan into this chat: a Word (.docx), Excel (.xlsx), CSV or text file of up to 20 MB. " +
  "You can also paste its table. I show what I understood; nothing is saved until you press Apply.";
const ELSEWHERE =
  "A plan is imported in your own chat with me, where nobody else sees it before it is saved. " +
  "Open Plan Keeper there and drop the file; nothing was done here.";

/** "import": the import that waits to be applied, or what to drop in. */
export async function answerImportQuestion(deps: AnswerDeps, turn: Turn, question: Asks<"import">): Promise<Reply> {
  if (turn.ref.kind !== "personal") return say(notice(ELSEWHERE));
  const asking = askingOf(turn, question.plan);
  const waiting = await findWaiting(deps, asking);
  const view = waiting && (await openImport(deps, { ...asking, plan: waiting.plan }, waiting));
  if (!view?.ok || view.value.applied !== null) return say(notice(WHAT_TO_DROP));
  if (question.part !== "preview") return say(drawPart(view.value, question.part, question));
  return say(
    importPreviewCard(
      view.value,
      "This import waits to be applied or cancelled. To begin another, drop its file here.",
    ),
  );
}

/** A file dropped into a chat: fetched, read and understood after the turn, in one message. */
export function takeFile(deps: AnswerDeps, turn: Turn, file: Extract<Heard, { readonly kind: "file" }>): Reply {
  if (turn.ref.kind !== "personal") return say(notice(ELSEWHERE));
  const { name, url, others } = file;
  const asking = askingOf(turn, readQuestion(`import ${file.text.replace(/^import\b/i, "").trim()}`)?.plan ?? null);
  const alone = others === 0 ? "" : ` One file at a time: ${count(others, "other")} left aside.`;
  return {
    kind: "working",
    first: notice(`Reading ${name} …${alone}`),
    work: async (tell) => {
      const bytes = await deps.download(url);
      if (!bytes.ok) return refusalCard(bytes.refusal, null);
      tell(notice(`Reading ${name} … It is here (${sizeOf(bytes.value)}); its tables are being read.${alone}`));
      return look(deps, asking, name, bytes.value, alone.trim());
    },
  };
}

/** A pasted table: asked about before it is taken for a plan. */
export async function takeTable(deps: AnswerDeps, turn: Turn, text: string): Promise<Reply> {
  if (turn.ref.kind !== "personal") return say(notice(ELSEWHERE));
  const table = await keepTable(deps, askingOf(turn, null), text);
  const lines = text.split("\n").length;
  return say(
    notice(
      `This looks like a table of ${lines} lines. Shall I read it as a plan? Nothing is saved until you press Apply.`,
      [button("Read it as a plan", { verb: "read-table", table, plan: null }), askButton("help", "No")],
    ),
  );
}

/** The pasted table is a plan: a message may wait for it, a button does. */
export async function answerTable(deps: AnswerDeps, turn: Turn, id: string, plan: string | null): Promise<Reply> {
  const asking = askingOf(turn, plan);
  const text = await readKeptTable(deps, asking, id);
  if (!text.ok) return say(refusalCard(text.refusal, null));
  return say(await look(deps, asking, "pasted table", Buffer.from(text.value), "", id));
}

/** Reads and understands a document and shows what was found. */
async function look(
  deps: AnswerDeps,
  asking: Asking,
  name: string,
  bytes: Uint8Array,
  banner: string,
  table: string | null = null,
): Promise<Message> {
  const document = await deps.readDocument(name, bytes);
  if (!document.ok) return refusalCard(document.refusal, null);
  const returned = await takeReturnForm(deps, asking, document.value);
  if (returned !== undefined) return returned;
  const people = findPeopleTable(document.value);
  if (people !== undefined) return lookAtPeople(deps, asking, people);
  const view = await previewImport(deps, asking, { document: document.value, title: null });
  if (view.ok) {
    await rememberImport(deps, asking, view.value.name);
    return importPreviewCard(view.value, banner);
  }
  const { refusal } = view;
  if (refusal.reason !== "which-plan") return refusalCard(refusal, null);
  const choices = refusal.plans.slice(0, 6);
  if (table === null)
    return notice(
      `${wording(refusal)} Then drop the file again.`,
      choices.map(({ id, title }) => button(title, { verb: "choose-plan", plan: id, text: "import" })),
    );
  return notice(
    wording(refusal),
    choices.map(({ id, title }) => button(title, { verb: "read-table", table, plan: id })),
  );
}

function sizeOf({ byteLength }: Uint8Array): string {
  return byteLength < 1_000_000 ? `${Math.ceil(byteLength / 1_000)} KB` : `${(byteLength / 1_000_000).toFixed(1)} MB`;
}
