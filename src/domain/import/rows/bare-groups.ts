import { isBelow } from "../document/ref-text.ts";
import { type OutlineGroup, type OutlinePosition, setObjective, setTheme } from "./outline.ts";
import type { ActionRecord, Rows } from "./record.ts";

/**
 * Rows that only name what follows: a ref and words, nobody and no date, and the refs after it stand below its own.
 * They become a theme, or an objective where a theme is named already.
 */
export function liftBareRows(rows: Rows): void {
  const { outline, records } = rows;
  for (let at = 0; at < records.length; at++) {
    const record = records[at];
    if (record?.ref == null || !isBare(record)) continue;
    const under = followers(records, at, record.ref);
    if (under.length === 0 || !isLevel(records, record)) continue;
    const group = groupFor(outline, record);
    for (const [index, one] of under.entries()) records[at + index] = below(one, group);
    records.splice(at + under.length, 1);
    at -= 1;
  }
}

function isBare(record: ActionRecord): boolean {
  return (
    record.shared === null &&
    record.title.length > 0 &&
    record.fields.every(({ cell }) => cell.text === "" && (cell.fill === null || cell.merged))
  );
}

/** Only where no action of the plan has a number as short as this one's. */
function isLevel(records: readonly ActionRecord[], bare: ActionRecord): boolean {
  const depth = bare.ref?.split(".").length;
  const alike = records.filter(
    (record) => record !== bare && record.ref !== null && record.ref.split(".").length === depth,
  );
  return alike.every(isBare);
}

function followers(records: readonly ActionRecord[], at: number, ref: string): readonly ActionRecord[] {
  const under: ActionRecord[] = [];
  for (const record of records.slice(at + 1)) {
    if (record.ref !== null && !isBelow(record.ref, ref)) break;
    under.push(record);
  }
  return under.some((record) => record.ref !== null) ? under : [];
}

function groupFor(outline: OutlinePosition, record: ActionRecord): OutlineGroup {
  const named = { ref: record.ref, title: record.title.join(" ") };
  const theme = record.theme;
  if (theme === null || theme.ref === record.ref) return mark(setTheme(outline, named, record.place));
  outline.theme = theme;
  return mark(setObjective(outline, named, record.place));
}

function mark(group: OutlineGroup): OutlineGroup {
  group.used = true;
  return group;
}

function below(record: ActionRecord, group: OutlineGroup): ActionRecord {
  return group.theme === null ? { ...record, theme: group } : { ...record, theme: group.theme, objective: group };
}
