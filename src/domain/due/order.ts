import { type Day, earlierFirst } from "../calendar/day.ts";
import type { ActionLine } from "../plan/action-line.ts";
import { compareRag } from "../plan/rag.ts";
import { compareRefs } from "../plan/ref.ts";
import type { DigestGroup } from "./due.ts";

/** An action that somebody is asked about, by the date that waits. */
interface Due {
  readonly line: Pick<ActionLine, "ref" | "rag">;
  readonly group: DigestGroup;
  readonly date: Day;
}

const GROUPS: readonly DigestGroup[] = ["overdue", "update due", "due", "check", "soon"];

/** The order in which somebody is asked, in a digest and one after the other: by group, the worst rating, the earliest date. */
export function compareDue(a: Due, b: Due): number {
  const byGroup = GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group);
  const byDate = earlierFirst(a.date, b.date);
  return byGroup || compareRag(a.line.rag, b.line.rag) || byDate || compareRefs(a.line.ref, b.line.ref);
}
