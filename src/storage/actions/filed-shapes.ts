import { z } from "zod";
import { ACTION_STATES } from "../../domain/plan/action-state.ts";
import { DateChange } from "./date-shapes.ts";

/** A rating. */
export const Rag = z.enum(["red", "amber", "green", "complete", "unrated"]);
/** What an action is in. */
export const State = z.enum(ACTION_STATES);
/** A day, or none. */
export const Day = z.string().nullable();

/** An update as filed: in an action's row and in its history. */
export const FiledUpdate = z.object({
  entry: z.number(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  inNameOf: z.string().nullable(),
  via: z.literal("return form").optional(),
  confirmed: z.literal(true).optional(),
  rag: Rag,
  partRags: z.array(Rag),
  progress: z.string(),
  difference: z.string(),
  evidence: z.string(),
  inTheWay: z.string().optional(),
  nextReview: Day,
});

const Round = z.array(z.object({ person: z.string(), at: z.string(), rag: Rag }));

/** What an update changed, as it was before. */
export const Before = z.object({
  rag: Rag,
  partRags: z.array(Rag),
  state: State,
  reviewDate: Day,
  lastUpdate: FiledUpdate.nullable(),
  dateChange: DateChange.nullable(),
  checkDate: Day.optional(),
  round: Round.optional(),
});

const asked = { at: z.string(), by: z.string(), byName: z.string() };
/** Who leads an action. */
export const Leads = z.array(z.object({ label: z.string(), accountable: z.boolean() }));
const Editable = z
  .object({
    ...{ ref: z.string(), theme: z.string(), objective: z.string(), title: z.string(), leads: Leads },
    ...{ measures: z.array(z.string()), reviewDate: Day, endDate: Day },
  })
  .partial();
const Leaving = z.object({
  does: z.enum(["withdraw", "merge", "carry"]),
  into: z.object({ id: z.string(), ref: z.string() }).nullable(),
});

/** What waits beside an action, and what people added to it. */
export const beside = {
  evidence: z
    .array(
      z.object({
        ...asked,
        entry: z.number(),
        kind: z.enum(["link", "file", "note"]),
        where: z.string(),
        shows: z.string(),
      }),
    )
    .optional(),
  edited: z
    .object({
      ...{ entry: z.number(), at: z.string(), by: z.string(), was: Editable, made: Editable },
      dateChange: DateChange.optional(),
    })
    .nullish(),
  proposal: z.object({ ...asked, fields: Editable, reason: z.string(), leaving: Leaving.optional() }).nullish(),
  notMine: z.object({ ...asked, suggests: z.string(), words: z.string() }).nullish(),
  decision: z
    .object({ ...asked, reason: z.string(), into: z.string().nullable(), until: Day, alone: z.boolean().optional() })
    .nullish(),
  round: Round.optional(),
};
