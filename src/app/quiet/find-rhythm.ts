import { dayIn } from "../../domain/calendar/day.ts";
import type { Conversations } from "../ports/ports.ts";
import type { PersonalRhythm } from "./set-rhythm.ts";

/** When somebody is reminded, as they have asked for it themself: as of now, in the zone of their Teams. @throws StoreDown */
export async function findRhythm(
  { conversations }: { readonly conversations: Conversations },
  { tenant, person, now }: { readonly tenant: string; readonly person: string; readonly now: Date },
): Promise<PersonalRhythm> {
  const known = await conversations.find(tenant, person);
  return { rhythm: known?.rhythm ?? null, today: dayIn(known?.zone ?? "Europe/London", now) };
}
