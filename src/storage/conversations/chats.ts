import { z } from "zod";
import type { Chats, PostRefusal } from "../../app/ports/ports.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { removeRows, rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type Table } from "../table/table.ts";

/** What a chat or channel is to us. */
interface Chat {
  readonly conversation: string;
  readonly plan: string | null;
  readonly greetedAt: string | null;
  readonly refused: PostRefusal | null;
}

const ChatRow: z.ZodType<Chat> = shapeOf<Chat>()({
  conversation: z.string(),
  plan: z.string().nullable(),
  greetedAt: z.string().nullable(),
  refused: shapeOf<PostRefusal>()({ reason: z.string(), at: z.string() }).nullable(),
});

/** Chats and channels in the table of people: a partition of their own for each tenant, a row for each. */
export function tableChats(table: Table): Chats {
  const partition = (tenant: string) => `${keyPart(tenant)}|chats`;
  const read = async (tenant: string, conversation: string) => {
    const row = await table.read(partition(tenant), keyPart(conversation));
    return row && readJson(ChatRow, row);
  };
  /** Resolves whether this call changed it. */
  const change = (tenant: string, conversation: string, to: (chat: Chat) => Chat) =>
    rewrite(table, partition(tenant), keyPart(conversation), (found) => {
      const chat = found ? readJson(ChatRow, found) : { conversation, plan: null, greetedAt: null, refused: null };
      const after = to(chat);
      return after === chat ? undefined : jsonCells(after);
    });
  return {
    planOf: async (tenant, conversation) => (await read(tenant, conversation))?.plan ?? null,
    remember: async (tenant, conversation, plan) => {
      await change(tenant, conversation, (chat) => (chat.plan === plan ? chat : { ...chat, plan }));
    },
    claimGreeting: (tenant, conversation, at) =>
      change(tenant, conversation, (chat) => (chat.greetedAt === null ? { ...chat, greetedAt: at } : chat)),
    noteRefusal: async (tenant, conversation, refused) => {
      await change(tenant, conversation, (chat) =>
        chat.refused === null && refused === null ? chat : { ...chat, refused },
      );
    },
    listRefused: async (tenant) => {
      const rows = await table.query(beginsWith(partition(tenant), ""));
      const chats = rows.map((row) => readJson(ChatRow, row));
      return new Map(chats.flatMap(({ conversation, refused }) => (refused ? [[conversation, refused]] : [])));
    },
    forget: async (tenant, conversation) => {
      const found = await table.read(partition(tenant), keyPart(conversation));
      if (found !== undefined) await removeRows(table, partition(tenant), [found]);
    },
  };
}
