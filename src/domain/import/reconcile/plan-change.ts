import type { Day } from "../../calendar/day.ts";
import type { HistoryEntry } from "../../history/history.ts";
import type { Action } from "../../plan/action.ts";
import type { PlanDraft } from "../../plan/draft.ts";
import type { PlanDocument } from "../../plan/kept-document.ts";
import { type Ref, sortableRef } from "../../plan/ref.ts";
import { shortId } from "../../plan/short-id.ts";
import { actionOfDraft, measuresOfActions } from "./action-of-draft.ts";
import type { ActionPatch, PlanChange } from "./change.ts";
import { documentOf, labelsFor, outlineAfter, schemeAfter } from "./plan-after.ts";
import type { CurrentPlan, Reconciled } from "./reconcile.ts";

/** What an import is done with: its name, who applies it, what is to be remembered. */
export interface Importing {
  readonly id: string;
  readonly by: PlanChange["by"];
  readonly on: Day;
  readonly fileName: string;
  readonly remembered: Pick<PlanDocument, "columns" | "settled">;
  readonly newId: () => string;
}

/** What is to be done of a reconciliation: all that needs no decision, and what was decided. */
export function planChange(
  { plan, actions }: CurrentPlan,
  draft: PlanDraft,
  reconciled: Reconciled,
  importing: Importing,
): PlanChange {
  const { by, on, fileName, newId } = importing;
  const source = `import of ${fileName}`;
  const measures = measuresOfActions(draft);
  const added = reconciled.added.map(({ draft: one, reason }) => {
    const action = { ...actionOfDraft(one, measures, newId(), on, plan.settings.week), addedOn: on };
    return { action, entry: importedEntry(action, by, reason === "" ? source : `${source}: ${reason}`) };
  });
  const patches: readonly ActionPatch[] = reconciled.patches.map(({ action, fields, moveTo, reason }) => ({
    ...{ action: action.id, fields, reason: reason === "" ? source : `${source}: ${reason}` },
    seen: action.lastUpdate?.entry ?? 0,
    ...(moveTo && { asks: { to: moveTo, file: { name: fileName, import: shortId(importing.id) } } }),
  }));
  const changed = patches.map(({ fields }) => ({ leads: fields.leads ?? [] }));
  const outline = outlineAfter(plan, draft);
  const all = [...actions, ...changed, ...added.map(({ action }) => action)];
  return {
    id: importing.id,
    plan: {
      ...plan,
      ...outline,
      scheme: schemeAfter(plan, draft),
      labels: labelsFor(plan.labels, all, outline.themes),
      document: { ...documentOf(draft, plan.document), ...importing.remembered },
    },
    added,
    patches: [...patches, ...setAside(reconciled, actions, source)],
    by,
    event: {
      ...{ id: shortId(importing.id), kind: "imported", ...by, reason: "", labels: [] },
      told: { does: "import", file: fileName, added: added.length, changed: patches.length },
    },
  };
}

/**
 * What nothing of the file goes on: merged into another where an owner said so; and it gives up a ref that the file
 * gives to another.
 */
function setAside(
  { added, patches, missing, merged }: Reconciled,
  actions: readonly Action[],
  source: string,
): readonly ActionPatch[] {
  const given = new Set(
    [...added.map(({ draft }) => draft.ref), ...patches.flatMap(({ fields }) => fields.ref ?? [])].map(sortableRef),
  );
  const taken = new Set([...given, ...actions.map(({ ref }) => sortableRef(ref))]);
  const freeRef = (ref: Ref) => {
    let free = `${ref}-old`;
    for (let count = 2; taken.has(sortableRef(free)); count++) free = `${ref}-old${count}`;
    taken.add(sortableRef(free));
    return free;
  };
  const gone = [...missing.map((action) => ({ action, into: undefined })), ...merged];
  return gone.flatMap(({ action: { id, ref, lastUpdate }, into }) => {
    const gives = given.has(sortableRef(ref));
    if (!gives && into === undefined) return [];
    const reason = into === undefined ? `${ref} names another action now` : `merged into ${into.ref}`;
    const fields = gives ? { ref: freeRef(ref) } : {};
    return [{ action: id, fields, reason: `${source}: ${reason}`, seen: lastUpdate?.entry ?? 0, into }];
  });
}

/** The first entry of an imported action. */
export function importedEntry(action: Action, by: PlanChange["by"], reason: string): HistoryEntry {
  return {
    ...{ action: action.id, entry: 1, kind: "imported", ...by, inNameOf: null, via: "import", changes: [] },
    ...{ update: action.lastUpdate, reason, undoes: null },
  };
}
