import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import { type ImportDeps, type ImportName, importOnce, type StoredDraft } from "./import-draft.ts";

/** What is said to a draft, and the rest of it, which stays as it was handed over. */
type Said = Pick<StoredDraft, "columns" | "answers" | "applied">;
type DraftDocument = Omit<StoredDraft, keyof Said>;

/** A draft with the mark of what was said to it. */
export interface FoundDraft {
  readonly draft: StoredDraft;
  readonly mark: string;
}

// The document never changes and may be big; what is said to it is small and changes with every click.
const said = (draft: string) => `${draft}-said`;

/** Keeps a draft that was just handed over. */
export async function saveNewDraft(
  { drafts }: ImportDeps,
  asking: Asking,
  name: ImportName,
  draft: StoredDraft,
): Promise<void> {
  const { columns, answers, applied, ...handedOver } = draft;
  const key = { tenant: asking.tenant, plan: name.plan };
  await drafts.save(key, name.draft, JSON.stringify(handedOver satisfies DraftDocument), draft.at, null);
  await drafts.save(
    key,
    said(name.draft),
    JSON.stringify({ columns, answers, applied } satisfies Said),
    draft.at,
    null,
  );
}

/**
 * The draft of someone's own import; others' are unknown to them. That it was applied is the plan's to tell: the process
 * may have ended before it was noted on the draft.
 */
export async function findDraft(deps: ImportDeps, asking: Asking, name: ImportName): Promise<Result<FoundDraft>> {
  const key = { tenant: asking.tenant, plan: name.plan };
  const [handedOver, now, { own, at }] = await Promise.all([
    deps.drafts.read(key, name.draft),
    deps.drafts.read(key, said(name.draft)),
    deps.plans.findApplied(key, importOnce(asking, name.draft)),
  ]);
  if (handedOver === undefined || now === undefined) return refuse({ reason: "import-unknown" });
  const draft = { ...JSON.parse(handedOver.value), ...JSON.parse(now.value) } as StoredDraft;
  if (draft.by !== asking.person) return refuse({ reason: "import-unknown" });
  const applied = draft.applied ?? (own === "nothing" ? null : { by: asking.name, at });
  return accept({ draft: { ...draft, applied }, mark: now.mark });
}

/** Keeps what was said to a draft. Resolves false when something else was said meanwhile. */
export function saveSaid(
  { drafts }: ImportDeps,
  asking: Asking,
  name: ImportName,
  { draft, mark }: FoundDraft,
): Promise<boolean> {
  const { columns, answers, applied, at } = draft;
  const key = { tenant: asking.tenant, plan: name.plan };
  return drafts.save(key, said(name.draft), JSON.stringify({ columns, answers, applied } satisfies Said), at, mark);
}

/** Forgets a draft with all that was said to it. */
export async function dropDraft({ drafts }: ImportDeps, asking: Asking, name: ImportName): Promise<void> {
  const key = { tenant: asking.tenant, plan: name.plan };
  await drafts.drop(key, said(name.draft));
  await drafts.drop(key, name.draft);
}
