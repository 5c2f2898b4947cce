import { z } from "zod";
import type { WorkingWeek } from "../../domain/calendar/working-days.ts";
import { AUDIENCES, type Channel } from "../../domain/plan/channel.ts";
import type { ColumnRole } from "../../domain/plan/draft.ts";
import type { PlanDocument } from "../../domain/plan/kept-document.ts";
import type { Handover } from "../../domain/plan/person.ts";
import {
  DEFAULT_SETTINGS,
  type OverridableSettings,
  type Plan,
  type PlanSettings,
  type SettingsOverride,
} from "../../domain/plan/plan.ts";
import type { RagMeaning } from "../../domain/plan/rag.ts";
import { shapeOf } from "../table/shape.ts";
import { STORED_CLIMBS } from "./climbs-shape.ts";

/** What of a document is parts of the plan: many, in rows of their own. */
type DocumentParts = "text" | "measures" | "problems" | "settled";
/** What of a plan has rows of its own. */
type PlanParts = "themes" | "objectives" | "people" | "labels" | "standIns" | "delegates";

/** What a plan's own row keeps: all of it but its parts. */
export type OwnPlan = Omit<Plan, "key" | "document" | PlanParts> & {
  readonly document: Omit<PlanDocument, DocumentParts>;
};

const Override = shapeOf<SettingsOverride>()({
  of: z.enum(["theme", "action"]),
  id: z.string(),
  settings: shapeOf<Required<OverridableSettings>>()({
    leadDays: z.array(z.number()),
    repeatEvery: z.number(),
    grace: z.number(),
    quietAfter: z.number(),
    climbAfter: z.number(),
  }).partial(),
});

/** The shape of it. */
export const OwnShape: z.ZodType<OwnPlan> = shapeOf<OwnPlan>()({
  title: z.string(),
  scheme: z.array(
    shapeOf<RagMeaning>()({
      rag: z.enum(["red", "amber", "green", "complete", "unrated"]),
      name: z.string(),
      colour: z.string(),
      meaning: z.string(),
    }),
  ),
  settings: shapeOf<PlanSettings>()({
    zone: z.string(),
    hour: z.string(),
    week: shapeOf<WorkingWeek>()({
      weekdays: z.array(z.number()),
      nation: z.enum(["ENG", "WLS", "SCT", "NIR", "none"]),
      closed: z.array(z.string()),
    }),
    leadDays: z.array(z.number()),
    repeatEvery: z.number(),
    grace: z.number(),
    longestGapMonths: z.number(),
    staleAfter: z.number(),
    attendAfter: z.number().default(DEFAULT_SETTINGS.attendAfter),
    signOff: z.enum(["second person", "any manager"]).default(DEFAULT_SETTINGS.signOff),
    called: z.enum(["names", "posts"]).default(DEFAULT_SETTINGS.called),
    notPaused: z.array(z.string()).default([]),
    quietAfter: z.number().default(DEFAULT_SETTINGS.quietAfter),
    climbAfter: z.number().default(DEFAULT_SETTINGS.climbAfter),
    climbsToDirectors: STORED_CLIMBS.shape.default(DEFAULT_SETTINGS.climbsToDirectors),
    unansweredTo: z.enum(["first owner", "by theme"]).default(DEFAULT_SETTINGS.unansweredTo),
    paperDeadlines: z.array(z.string()).default([]),
    overrides: z.array(Override).default([]),
  }),
  started: shapeOf<NonNullable<Plan["started"]>>()({ at: z.string(), by: z.string() }).nullable(),
  importedAt: z.string(),
  channels: z
    .array(
      shapeOf<Channel>()({
        conversation: z.string(),
        name: z.string(),
        audience: z.enum(AUDIENCES),
        boundBy: z.string(),
        boundAt: z.string(),
      }),
    )
    .optional(),
  closed: shapeOf<NonNullable<Plan["closed"]>>()({ at: z.string(), by: z.string(), reason: z.string() }).nullish(),
  begun: shapeOf<NonNullable<Plan["begun"]>>()({ by: z.string(), at: z.string() }).optional(),
  handovers: z.array(shapeOf<Handover>()({ from: z.string(), to: z.string(), on: z.string() })).optional(),
  document: shapeOf<OwnPlan["document"]>()({
    period: shapeOf<NonNullable<PlanDocument["period"]>>()({ from: z.string(), to: z.string() }).nullable(),
    status: z.string().nullable(),
    sponsors: z.array(z.string()),
    columns: z.record(
      z.string(),
      z.custom<ColumnRole>((role) => typeof role === "string"),
    ),
  }).default(() => ({ period: null, status: null, sponsors: [], columns: {} })),
});
