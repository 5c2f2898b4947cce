import type { PersonId } from "./person.ts";

/** For whom a channel is: partners see no narrative and no evidence. */
export const AUDIENCES = ["board", "staff", "partners"] as const;
export type ChannelAudience = (typeof AUDIENCES)[number];

/** Who looks on where something is asked: the one who asks alone, or all of a channel or chat. */
export type Audience = "oneself" | ChannelAudience;

/** A channel or group chat that is bound to a plan. */
export interface Channel {
  readonly conversation: string;
  readonly name: string;
  readonly audience: ChannelAudience;
  readonly boundBy: PersonId;
  readonly boundAt: string;
}
