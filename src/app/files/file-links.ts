import type { Result } from "../../domain/plan/result.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { FileLinks, FileWanted, NewId } from "../ports/ports.ts";

/** Minutes for which a link gives its file. */
export const LINK_MINUTES = 15;

/** What handing over files needs. `publicUrl`: where the bot is reached from outside; null: nobody said, so it cannot. */
export interface FileDeps {
  readonly plans: PlanStore;
  readonly links: FileLinks;
  readonly newId: NewId;
  readonly publicUrl: string | null;
}

/** An address that gives a file to whoever has it, for a while. */
export interface FileOffer {
  readonly url: string;
  /** An ISO instant. */
  readonly until: string;
}

/** Makes a link to a file of an open plan, for the one who asks. What they may have is asked again when it is fetched. */
export async function offerFile(deps: FileDeps, asking: Asking, plan: string, wants: FileWanted): Promise<FileOffer> {
  const token = deps.newId();
  const { tenant, person, name, now } = asking;
  const until = new Date(now.getTime() + LINK_MINUTES * 60_000).toISOString();
  await deps.links.keep({ token, tenant, person, name, plan, wants, expires: until }, now.toISOString());
  return { url: `${deps.publicUrl}/files/${token}`, until };
}

/** The plan, for those who may take it away as a file. */
export function openForExport(deps: Pick<FileDeps, "plans">, asking: Asking): Promise<Result<OpenPlan>> {
  return openAllowed(deps, asking, "export the plan", "export the plan", "to read");
}
