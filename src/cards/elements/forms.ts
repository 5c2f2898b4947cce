import { isDay } from "../../domain/calendar/day.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { wording } from "../wording/wording.ts";
import { said } from "../words/said.ts";
import type { Button } from "./buttons.ts";
import { againButton, openButton } from "./line.ts";

/** Where a form leads: a nonce that makes its Save count once, and the question to go back to ("" for none). */
export interface FormPaths {
  readonly nonce: string;
  readonly back: string;
}

/** Why a form came back, in its template's own fields; null: it is new. `zone` is the plan's. */
export function problemOf(refusal: Refusal | null, zone?: string) {
  return { hasProblem: refusal !== null, problem: refusal === null ? "" : said(wording(refusal, zone), 600) };
}

/** What saving again confirms. */
export function askedIn(refusal: Refusal | null): readonly string[] {
  return refusal?.reason === "looks-personal" ? refusal.found : [];
}

/** A date input refuses to show what is not a date; the refusal's sentence quotes it. */
export function dayOrNothing(text: string): string {
  return isDay(text.trim()) ? text.trim() : "";
}

/** Leaves the form of an action, for where one came from. */
export function cancelButton(plan: Plan, ref: string, back: string): Button {
  return back === "" ? openButton(plan, ref, "", "Cancel") : againButton("Cancel", back);
}
