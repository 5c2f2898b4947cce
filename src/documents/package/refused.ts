import type { Refusal } from "../../domain/plan/refusal.ts";
import { type Result, refuse } from "../../domain/plan/result.ts";

/** Thrown from the depths of a reader where a file cannot be taken in; `orRefusal` makes a value of it at the reader's edge. */
export class RefusedDocument extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** A file that is not what it says it is, or not whole. */
export function damaged(why = "it is damaged, or was not saved or sent completely"): RefusedDocument {
  return new RefusedDocument({ reason: "file-unreadable", why });
}

/** Runs a reader; what it refuses becomes a value, all else it throws is a fault of ours and goes on. */
export async function orRefusal<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RefusedDocument) return refuse(error.refusal);
    throw error;
  }
}
