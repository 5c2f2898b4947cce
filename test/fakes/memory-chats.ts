import type { Chats, PostRefusal } from "../../src/app/ports/ports.ts";

interface Chat {
  readonly tenant: string;
  readonly conversation: string;
  readonly plan: string | null;
  readonly greeted: boolean;
  readonly refused: PostRefusal | null;
}

/** The Chats in memory, with the behaviour of the real one. */
export function memoryChats(): Chats {
  const kept = new Map<string, Chat>();
  const read = (tenant: string, conversation: string): Chat =>
    kept.get(`${tenant}|${conversation}`) ?? { tenant, conversation, plan: null, greeted: false, refused: null };
  const put = (chat: Chat) => void kept.set(`${chat.tenant}|${chat.conversation}`, chat);
  return {
    planOf: async (tenant, conversation) => read(tenant, conversation).plan,
    remember: async (tenant, conversation, plan) => put({ ...read(tenant, conversation), plan }),
    claimGreeting: async (tenant, conversation) => {
      const chat = read(tenant, conversation);
      put({ ...chat, greeted: true });
      return !chat.greeted;
    },
    noteRefusal: async (tenant, conversation, refused) => put({ ...read(tenant, conversation), refused }),
    listRefused: async (tenant) => {
      const chats = [...kept.values()].filter((chat) => chat.tenant === tenant);
      return new Map(chats.flatMap(({ conversation, refused }) => (refused ? [[conversation, refused]] : [])));
    },
    forget: async (tenant, conversation) => void kept.delete(`${tenant}|${conversation}`),
  };
}
