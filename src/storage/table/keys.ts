import { createHash } from "node:crypto";
import type { PlanKey } from "../../domain/plan/plan.ts";

const LONGEST_PART = 80;

/**
 * A text as part of a key: letters, digits, dots and hyphens stay, any other character becomes `_hex_`.
 * Different texts stay different; a long one ends in its hash.
 */
export function keyPart(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  return safe.length <= LONGEST_PART ? safe : `${safe.slice(0, LONGEST_PART)}_h${sha256(text)}`;
}

/** The partition of a plan: all that belongs to it, so that a change is one transaction. */
export function partitionOf({ tenant, plan }: PlanKey): string {
  return `${keyPart(tenant)}|${keyPart(plan)}`;
}

/** The SHA-256 of a text in UTF-8, in hex. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The plan's own row, which makes the plan exist. */
export const PLAN = "plan";
