import type { PersonId } from "./person.ts";

/** For whom a channel is: partners see no narrative and no evidence. */
export const AUDIENCES = ["board", "staff", "partners"] as const;
export type ChannelAudience = (typeof AUDIENCES)[number];

/** A channel or group chat that is bound to a plan. */
export interface Channel {
  readonly conversation: string;
  readonly name: string;
  readonly audience: ChannelAudience;
  readonly boundBy: PersonId;
  readonly boundAt: string;
}
