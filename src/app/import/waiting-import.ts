import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import type { ImportDrafts, NewId } from "../ports/ports.ts";
import type { ImportName } from "./import-draft.ts";

interface Deps {
  readonly drafts: ImportDrafts;
  readonly newId: NewId;
}

/** Keeps what a person pasted until they say whether it is a plan; the one before it is forgotten. Resolves its id. */
export async function keepTable({ drafts, newId }: Deps, asking: Asking, text: string): Promise<string> {
  const id = newId();
  await keep(drafts, asking, `table-${asking.person}`, JSON.stringify({ id, text }));
  return id;
}

/** The text that was kept under this id, by this person. */
export async function readKeptTable(
  { drafts }: Pick<Deps, "drafts">,
  asking: Asking,
  id: string,
): Promise<Result<string>> {
  const kept = await drafts.read(ofPeople(asking), `table-${asking.person}`);
  const table =
    kept === undefined ? undefined : (JSON.parse(kept.value) as { readonly id: string; readonly text: string });
  return table?.id === id ? accept(table.text) : refuse({ reason: "import-unknown" });
}

/** Keeps which import a person looked at last, so that they can ask for it again. */
export async function rememberImport(
  { drafts }: Pick<Deps, "drafts">,
  asking: Asking,
  name: ImportName,
): Promise<void> {
  await keep(drafts, asking, `import-${asking.person}`, JSON.stringify(name));
}

/** The import a person looked at last; it may have been applied or cancelled since. */
export async function findWaiting({ drafts }: Pick<Deps, "drafts">, asking: Asking): Promise<ImportName | undefined> {
  const kept = await drafts.read(ofPeople(asking), `import-${asking.person}`);
  return kept === undefined ? undefined : (JSON.parse(kept.value) as ImportName);
}

/** The latest of one person's chats counts; another chat of theirs at the same moment may be a write ahead. */
async function keep(drafts: ImportDrafts, asking: Asking, id: string, content: string): Promise<void> {
  const at = asking.now.toISOString();
  for (;;) {
    const before = await drafts.read(ofPeople(asking), id);
    if (await drafts.save(ofPeople(asking), id, content, at, before?.mark ?? null)) return;
  }
}

/** What belongs to a person before it belongs to a plan. */
function ofPeople({ tenant }: Asking) {
  return { tenant, plan: "waiting-imports" };
}
