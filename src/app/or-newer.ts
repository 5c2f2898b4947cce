import { accept, type Result, refuse } from "../domain/plan/result.ts";
import { NewerRelease } from "./ports/stored.ts";

/** What a write came to; a refusal where it is left to a newer release, with nothing changed. */
export async function orNewer<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return accept(await write());
  } catch (error) {
    if (error instanceof NewerRelease) return refuse({ reason: "newer-release" });
    throw error;
  }
}
