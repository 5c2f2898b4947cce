import type { Action } from "../../domain/plan/action.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { Once } from "../../domain/plan/once.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import type { Planned } from "../../domain/updates/filing.ts";
import type { Asking } from "../open-plan.ts";
import type { Stored } from "../ports/stored.ts";
import {
  type JudgedRow,
  openReturnedForm,
  type ReturnedDeps,
  type ReturnedName,
  type ReturnedView,
} from "./returned-form.ts";

/** What is filed: all rows that are ready, or the one that was pressed for, as it was seen. */
export type Filed =
  | "ready"
  | { readonly action: ActionId; readonly version: number; readonly confirmed: readonly string[] };

/** The form after it, and how many updates came in now. */
export interface FiledView {
  readonly view: ReturnedView;
  readonly filed: number;
  /** It was looked at otherwise when it was pressed: nothing of it was filed. */
  readonly changed: boolean;
  /** Rows that could be filed still wait: what was pressed for may be among them. */
  readonly waits: boolean;
}

/**
 * Files updates of a form that came back: "reported by Jo Hart (Kent Police), entered by …". Judged anew; each row comes
 * in once, however often it is pressed for or dropped.
 */
export async function fileReturned(
  deps: ReturnedDeps,
  asking: Asking,
  name: ReturnedName,
  what: Filed,
): Promise<Result<FiledView>> {
  const before = await openReturnedForm(deps, asking, name);
  if (!before.ok) return before;
  const chosen = before.value.rows.flatMap((row) => planOf(row, what) ?? []);
  let filed = 0;
  for (const { action, planned, once } of chosen) {
    const { after, entry } = planned;
    const committed = await deps.plans.commit(before.value.plan.key, { before: action, after, entry, once });
    if (committed === "saved") filed++;
  }
  const view = await openReturnedForm(deps, asking, name);
  if (!view.ok) return view;
  const { rows } = view.value;
  const isIn = rows.some((row) => row.verdict.kind === "in-already" && (what === "ready" || isOf(row, what.action)));
  const waits = what === "ready" && rows.some(({ verdict: { kind } }) => kind === "ready" || kind === "asks");
  return accept({ view: view.value, filed, changed: filed === 0 && !isIn, waits });
}

interface Chosen {
  readonly action: Stored<Action>;
  readonly planned: Planned;
  readonly once: Once;
}

function planOf({ action, verdict, once }: JudgedRow, what: Filed): Chosen | undefined {
  if (action === null || (verdict.kind !== "ready" && verdict.kind !== "asks")) return undefined;
  const chosen = { action, planned: verdict.planned, once };
  if (what === "ready") return verdict.kind === "ready" ? chosen : undefined;
  const asked = verdict.kind === "asks" ? verdict.confirmed : [];
  const isSeen = what.version === action.value.version && asked.every((one) => what.confirmed.includes(one));
  return action.value.id === what.action && isSeen ? chosen : undefined;
}

function isOf({ row }: JudgedRow, action: ActionId): boolean {
  return row.code.action === action;
}
