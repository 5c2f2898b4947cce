import type { Day } from "./day.ts";
import type { Rag } from "./rag.ts";

/** What a lead typed or filled in, before any rule has looked at it. */
export interface UpdateInput {
  readonly rag: Rag | null;
  /** One for each part of a many-part action; empty for an action without parts. */
  readonly partRags: readonly (Rag | null)[];
  readonly progress: string;
  readonly difference: string;
  readonly evidence: string;
  /** "2027-07-31", "" for none, or whatever a person typed. */
  readonly nextReview: string;
  /** The end date asked for, "" for none. */
  readonly moveTo: string;
  readonly moveReason: string;
  /** The person was asked about text that looks personal and said it is not. */
  readonly confirmed: boolean;
}

/** Longest texts taken, in characters: a history row must fit the store's 32,767. */
export const LONGEST = { progress: 4000, difference: 2000, evidence: 2000, reason: 1000 } as const;

export const UNDO_MINUTES = 10;

export type NextReview = Day | null;
