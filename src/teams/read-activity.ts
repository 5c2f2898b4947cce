import { z } from "zod";
import type { ConversationRef } from "../app/ports/messages.ts";
import { isZone } from "../domain/calendar/day.ts";
import { fileIn, linkIn, tableIn } from "./read-message.ts";
import { type MentionMark, readText } from "./read-text.ts";
import type { Heard, Turn } from "./turn.ts";

const Account = z.looseObject({ id: z.string().max(1_000), name: z.string().nullish() });

const Mention = z.looseObject({
  type: z.literal("mention"),
  text: z.string().startsWith("<at").max(1_000),
  mentioned: z.looseObject({ id: z.string(), name: z.string().max(256).nullish() }),
});

const Zone = z.string().max(64).refine(isZone);

/** What a client says of itself beside a message. */
const ClientInfo = z.looseObject({ type: z.literal("clientInfo"), timezone: Zone });

/** What we use of an activity. Teams adds much more, and adds to it. */
const Activity = z.looseObject({
  type: z.string(),
  id: z.string().max(1_000).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().max(1_000).nullish(),
  serviceUrl: z.string(),
  from: Account.extend({
    aadObjectId: z
      .string()
      .regex(/^[0-9A-Za-z-]{1,64}$/)
      .nullish(),
  }),
  recipient: Account,
  conversation: z.looseObject({
    id: z.string(),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
    name: z.string().max(300).nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ name: z.string().max(300).nullish() }).nullish(),
    })
    .nullish(),
  localTimezone: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
});
type Activity = z.infer<typeof Activity>;

const CardAction = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).nullish() }),
});

const MOST_ENTITIES = 50;

/** One activity, read: who, and what was said; "nothing" when there is nothing to answer. */
export interface Arrival {
  readonly turn: Turn;
  readonly heard: Heard | "nothing";
  /** An invoke waits for its answer in the HTTP response. */
  readonly invoke: boolean;
}

/** Reads an activity that came through the door; undefined when no person of the directory sent it. */
export function readActivity(body: unknown, at: Date, freshId: () => string): Arrival | undefined {
  const read = Activity.safeParse(body);
  const person = read.data?.from.aadObjectId;
  if (!read.success || typeof person !== "string") return undefined;
  const activity = read.data;
  const ref = refOf(activity);
  const zone = zoneOf(activity);
  return {
    turn: {
      actor: { tenant: ref.tenant, person: person.toLowerCase(), name: activity.from.name ?? "" },
      at,
      activity: activity.id || freshId(),
      ref,
      ...(zone !== undefined && { zone }),
      ...(ref.kind !== "personal" && {
        called: activity.channelData?.channel?.name ?? activity.conversation.name ?? undefined,
      }),
    },
    heard: heardIn(activity, ref.kind),
    invoke: activity.type === "invoke",
  };
}

/** A channel's conversation keeps its ";messageid=": that is the thread to answer in. */
function refOf({ conversation, channelData, serviceUrl, recipient, from }: Activity): ConversationRef {
  const kind = kindOf(conversation);
  return {
    tenant: (channelData?.tenant?.id ?? conversation.tenantId ?? "").toLowerCase(),
    kind,
    conversation: conversation.id,
    serviceUrl,
    bot: recipient.id,
    user: kind === "personal" ? from.id : "",
  };
}

/**
 * The clock of whoever wrote, where the client says it, in either place; what is no zone is left aside.
 * Rule: https://github.com/microsoft/botframework-sdk/issues/6433 (some mobile clients say none)
 */
function zoneOf({ localTimezone, entities }: Activity): string | undefined {
  const said = (entities ?? [])
    .slice(0, MOST_ENTITIES)
    .flatMap((one) => ClientInfo.safeParse(one).data?.timezone ?? []);
  return Zone.safeParse(localTimezone).data ?? said[0];
}

function kindOf({ conversationType, isGroup }: Activity["conversation"]): ConversationRef["kind"] {
  if (conversationType === "channel") return "channel";
  return conversationType === "groupChat" || isGroup === true ? "group" : "personal";
}

function heardIn(activity: Activity, kind: ConversationRef["kind"]): Heard | "nothing" {
  switch (activity.type) {
    case "message":
      return messageIn(activity);
    case "invoke":
      return invokeIn(activity);
    case "installationUpdate":
      if (activity.action === "remove") return { kind: "removed" };
      return activity.action === "add" ? { kind: "installed" } : "nothing";
    case "conversationUpdate":
      // Comes beside installationUpdate. A person is welcomed once anyhow; a channel would be greeted twice.
      return kind === "personal" && joined(activity) ? { kind: "installed" } : "nothing";
    default:
      return "nothing";
  }
}

function messageIn(activity: Activity): Heard {
  const { value } = activity;
  if (typeof value === "object" && value !== null) return { kind: "submission", data: value, card: cardOf(activity) };
  const text = textOf(activity);
  const file = fileIn(activity.attachments ?? []);
  if (file !== undefined) return { kind: "file", ...file, text };
  const table = tableIn(activity.text ?? "", activity.attachments ?? []);
  if (table !== undefined) return { kind: "table", text: table };
  const link = linkIn(activity.attachments ?? []);
  return { kind: "text", text, ...(link !== undefined && { link }) };
}

function invokeIn(activity: Activity): Heard | "nothing" {
  const pressed = CardAction.safeParse(activity.value);
  if (activity.name !== "adaptiveCard/action" || !pressed.success) return "nothing";
  const { verb, data } = pressed.data.action;
  return { kind: "submission", data: verb === undefined ? { ...data } : { ...data, verb }, card: cardOf(activity) };
}

function cardOf({ replyToId }: Activity): string | null {
  return replyToId || null;
}

function joined({ membersAdded, recipient }: Activity): boolean {
  return membersAdded?.some((member) => member.id === recipient.id) ?? false;
}

/** The text without the bot's mention, other mentions as the names they show. */
function textOf({ text, entities, recipient }: Activity): string {
  const named = (entities ?? []).slice(0, MOST_ENTITIES).flatMap((entity): readonly MentionMark[] => {
    const { data: mention } = Mention.safeParse(entity);
    if (mention === undefined) return [];
    return [
      { mark: mention.text, name: mention.mentioned.id === recipient.id ? " " : (mention.mentioned.name ?? " ") },
    ];
  });
  // Not every client sends the entity with it.
  const own = recipient.name ? [{ mark: `<at>${recipient.name}</at>`, name: " " }] : [];
  return readText(text ?? "", [...named, ...own]);
}
