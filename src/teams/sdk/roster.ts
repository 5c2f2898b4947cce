import { TeamsInfo } from "botbuilder";
import { z } from "zod";
import { chatOf } from "../../app/chat-of.ts";
import type { Roster } from "../../app/ports/ports.ts";
import { addAll } from "../../domain/plan/many.ts";
import type { Member } from "../../domain/plan/person.ts";
import { type Connection, inConversation } from "./connection.ts";

/** People of a page, as many as Teams gives at once; and pages of one team, beyond which nobody is read. */
const PAGE = 500;
const MOST_PAGES = 20;

/** Teams adds much more: addresses, given names, licences. Who has no object id of the directory is no person of it. */
const TeamsMember = z.looseObject({
  name: z.string().min(1).max(1_000),
  aadObjectId: z.string().regex(/^[0-9A-Za-z-]{1,64}$/),
  userRole: z.string().nullish(),
});

/** Reads who is in a team, group or chat, page by page. */
export function createRoster(connection: Connection): Roster {
  return {
    members: async (of) => {
      // A thread has no list of its own.
      const place = { ...of, conversation: chatOf(of) };
      return inConversation(connection, place, async (context) => {
        const found: Member[] = [];
        let token: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const { members, continuationToken } = await TeamsInfo.getPagedMembers(context, PAGE, token);
          addAll(found, members.flatMap(memberOf));
          if (!continuationToken) break;
          token = continuationToken;
        }
        return found;
      });
    },
  };
}

// Guests choose the name they are shown under: an owner may take a claim of theirs, but no list of ours proposes them.
function memberOf(account: unknown): readonly Member[] {
  const { data } = TeamsMember.safeParse(account);
  if (data === undefined || data.userRole === "guest") return [];
  return [{ person: data.aadObjectId.toLowerCase(), name: data.name.replace(/\s+/g, " ").trim() }];
}
