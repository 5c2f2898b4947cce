import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import type { Chats, Conversations, FileLinks, ImportDrafts, Members, Outbox } from "../../src/app/ports/ports.ts";
import { memoryChats } from "./memory-chats.ts";
import { memoryConversations } from "./memory-conversations.ts";
import { memoryDrafts } from "./memory-drafts.ts";
import { memoryFileLinks } from "./memory-file-links.ts";
import { memoryMembers } from "./memory-members.ts";
import { memoryOutbox } from "./memory-outbox.ts";
import { memoryPlans } from "./memory-plans.ts";

/** All stores in memory, empty. */
export function memoryStores(): {
  plans: PlanStore;
  outbox: Outbox;
  conversations: Conversations;
  members: Members;
  chats: Chats;
  drafts: ImportDrafts;
  links: FileLinks;
} {
  return {
    plans: memoryPlans(),
    outbox: memoryOutbox(),
    conversations: memoryConversations(),
    members: memoryMembers(),
    chats: memoryChats(),
    drafts: memoryDrafts(),
    links: memoryFileLinks(),
  };
}
