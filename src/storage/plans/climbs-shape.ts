import { z } from "zod";
import type { PlanSettings } from "../../domain/plan/plan.ts";
import { storedWord } from "../table/stored-words.ts";

/** Whether what is unanswered climbs to a director by itself, as rows keep it. */
export const STORED_CLIMBS = storedWord<PlanSettings["climbsToDirectors"]>(
  z.enum(["owner lets it climb", "by itself"]),
  { "owner lets it climb": "owner releases" },
);
