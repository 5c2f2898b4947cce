import { z } from "zod";
import type { ConversationRef } from "../../app/ports/messages.ts";
import type { Conversations, KnownPerson } from "../../app/ports/ports.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Rhythm } from "../../domain/reminders/rhythm.ts";
import { jsonCellsOver, readJson } from "../table/json-cells.ts";
import { keyPart } from "../table/keys.ts";
import { rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, type Table } from "../table/table.ts";

const KnownRow = shapeOf<KnownPerson>()({
  tenant: z.string(),
  person: z.string(),
  ref: shapeOf<ConversationRef>()({
    tenant: z.string(),
    kind: z.enum(["personal", "group", "channel"]),
    conversation: z.string(),
    serviceUrl: z.string(),
    bot: z.string(),
    user: z.string(),
  }),
  welcomedAt: z.string().nullable(),
  seenAt: z.string().optional(),
  unreachable: z.string().nullable(),
  unreachableSince: z.string().optional(),
  unreachableTried: z.string().optional(),
  rhythm: shapeOf<Rhythm>()({
    every: z.literal("day").or(z.number()),
    since: z.string(),
    pausedUntil: z.string().nullable(),
  }).nullish(),
  zone: z.string().optional(),
});

/** What is known once a conversation is kept: since when, where it is another than before. */
export function remembered(
  known: KnownPerson | undefined,
  tenant: string,
  person: PersonId,
  ref: ConversationRef,
  at: Date | undefined,
): KnownPerson {
  const same = known !== undefined && JSON.stringify(known.ref) === JSON.stringify(ref);
  const seenAt = same ? known.seenAt : at?.toISOString();
  return {
    ...{ tenant, person, ref, welcomedAt: known?.welcomedAt ?? null, unreachable: null },
    ...(seenAt !== undefined && { seenAt }),
  };
}

/** What is known of somebody whom a message did not reach. */
export function notReached(known: KnownPerson, reason: string, at: string): KnownPerson {
  return {
    ...known,
    unreachable: reason,
    unreachableSince: known.unreachableSince ?? at,
    unreachableTried: at,
  };
}

/** What is known of somebody who is to be tried again at once. */
export function triedAnew(known: KnownPerson): KnownPerson {
  return known.unreachable === null ? known : { ...known, unreachableTried: LONG_AGO };
}

const LONG_AGO = "1970-01-01T00:00:00.000Z";

/** What somebody keeps whatever conversation is newest: their rhythm, and the zone their client last said. */
export function keptByPerson(known: KnownPerson | undefined, zone = known?.zone): Pick<KnownPerson, "rhythm" | "zone"> {
  return { ...(known?.rhythm && { rhythm: known.rhythm }), ...(zone !== undefined && { zone }) };
}

/** People and where a message to them goes: a partition for each tenant. */
export function tableConversations(table: Table): Conversations {
  /** Resolves what is known afterwards, and whether this call changed it. */
  async function change(
    tenant: string,
    person: PersonId,
    to: (known: KnownPerson | undefined) => KnownPerson | undefined,
  ) {
    let after: KnownPerson | undefined;
    const changed = await rewrite(table, keyPart(tenant), keyPart(person), (found) => {
      const known = found && readJson(KnownRow, found);
      after = to(known) ?? known;
      const cells = after && jsonCellsOver(found, KnownRow, after);
      return cells?.json === found?.cells.json ? undefined : cells;
    });
    return { after, changed };
  }

  return {
    find: async (tenant, person) => {
      const row = await table.read(keyPart(tenant), keyPart(person));
      return row && readJson(KnownRow, row);
    },
    list: async (tenant) => {
      const rows = await table.query(beginsWith(keyPart(tenant), ""));
      return rows.map((row) => readJson(KnownRow, row));
    },
    remember: async (tenant, person, ref, at, zone) => {
      const { after } = await change(tenant, person, (known) => ({
        ...remembered(known, tenant, person, ref, at),
        ...keptByPerson(known, zone),
      }));
      if (after === undefined) throw new Error("what was remembered is not known");
      return after;
    },
    setRhythm: async (tenant, person, rhythm) => {
      const { after } = await change(tenant, person, (known) => known && { ...known, rhythm });
      return after !== undefined;
    },
    claimWelcome: async (tenant, person, at) => {
      const { changed } = await change(tenant, person, (known) =>
        known && known.welcomedAt === null ? { ...known, welcomedAt: at } : undefined,
      );
      return changed;
    },
    markUnreachable: async (tenant, person, reason, at) => {
      await change(tenant, person, (known) => known && notReached(known, reason, at));
    },
    tryAgain: async (tenant, person) => {
      await change(tenant, person, (known) => known && triedAnew(known));
    },
  };
}
