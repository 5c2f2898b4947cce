import { chatOf } from "../../app/chat-of.ts";
import type { Asking } from "../../app/open-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { PlanStore } from "../../app/ports/plan-store.ts";
import type {
  Chats,
  Conversations,
  FileLinks,
  ImportDrafts,
  Log,
  Members,
  NewId,
  Outbox,
  Roster,
} from "../../app/ports/ports.ts";
import type { Question } from "../../cards/questions/question.ts";
import type { SourceDocument } from "../../domain/import/document/source.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Result } from "../../domain/plan/result.ts";
import type { Download } from "../attachments.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";

/** What answering needs of the world. */
export interface AnswerDeps {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly members: Members;
  readonly chats: Chats;
  readonly roster: Roster;
  readonly drafts: ImportDrafts;
  readonly download: Download;
  /** A document as it stands on paper, within bounds of memory and time. */
  readonly readDocument: (name: string, bytes: Uint8Array) => Promise<Result<SourceDocument>>;
  readonly links: FileLinks;
  /** Where this bot is reached from outside, for links to files; null: nobody said. */
  readonly publicUrl: string | null;
  /** Who may begin plans, by directory id; null or absent: anybody. */
  readonly mayBegin?: readonly PersonId[] | null | undefined;
  readonly newId: NewId;
  readonly log: Log;
}

/** Who asks, when, about which plan (null: the only one they are in). */
export function askingOf(turn: Turn, plan: string | null): Asking {
  const place = { kind: turn.ref.kind, conversation: chatOf(turn.ref) };
  return { ...turn.actor, now: turn.at, plan: plan?.toLowerCase() ?? null, place };
}

/** A card that changes only the view of the one who asked. */
export function say(message: Message): Reply {
  return { kind: "message", message, base: null };
}

/** A result as its card, or its refusal as a sentence. */
export function reply<T>(question: Question | null, result: Result<T>, draw: (value: T) => Message): Reply {
  return say(result.ok ? draw(result.value) : refusalCard(result.refusal, question));
}
