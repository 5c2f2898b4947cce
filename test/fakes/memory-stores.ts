import type { PlanStore } from "../../src/app/plan-store.ts";
import type { Conversations, Outbox } from "../../src/app/ports.ts";
import { memoryConversations } from "./memory-conversations.ts";
import { memoryOutbox } from "./memory-outbox.ts";
import { memoryPlans } from "./memory-plans.ts";

/** All stores in memory, empty. */
export function memoryStores(): { plans: PlanStore; outbox: Outbox; conversations: Conversations } {
  return { plans: memoryPlans(), outbox: memoryOutbox(), conversations: memoryConversations() };
}
