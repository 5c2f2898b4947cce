import { z } from "zod";
import { about, Id, once, Text } from "./submission-fields.ts";

/** What the buttons of reminders send back. */
export const ReminderSubmissions = [
  z.object({ verb: z.literal("seen"), ...about, ...once, date: z.iso.date() }),
  z.object({ verb: z.literal("open-snooze"), ...about, date: z.iso.date() }),
  z.object({
    verb: z.literal("snooze"),
    ...about,
    ...once,
    date: z.iso.date(),
    until: z.enum(["next-working-day", "next-week", "date"]),
    untilDate: Text,
  }),
  z.object({ verb: z.literal("start-reminders"), plan: Id, ...once }),
] as const;
