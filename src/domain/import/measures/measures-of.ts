import type { DraftMeasure } from "../../plan/draft.ts";
import type { Period } from "../dates/times.ts";
import type { GridCell } from "../document/grid.ts";
import { type ActionRecord, eachOnce, fieldsOf, type Rows } from "../rows/record.ts";
import { readMeasures } from "./measures.ts";

/** The measures of all actions; those of a row with several actions belong to its objective or theme. */
export function measuresOf(
  records: readonly ActionRecord[],
  { outline }: Rows,
  period: Period,
  problems: Rows["problems"],
): readonly DraftMeasure[] {
  const seen = new Set<GridCell>();
  return records.flatMap((record) => {
    const own = eachOnce(fieldsOf(record, "measures")).filter(({ cell }) => !seen.has(cell));
    for (const { cell } of own) seen.add(cell);
    const lines = own.flatMap(({ cell }) => cell.lines);
    const owner = ownerOf(record, outline.objectives.includes(record.objective as never));
    const { measures, problems: told } = readMeasures(lines, period);
    for (const { text, why } of told)
      problems.push({ place: record.place, ref: owner.ref, field: "measures", text, why });
    const read = measures.map((measure) => ({ ...measure, for: owner }));
    return (record.shared?.index ?? 0) > 0 ? read : withColumns(record, read, owner);
  });
}

function ownerOf(record: ActionRecord, hasObjective: boolean): DraftMeasure["for"] {
  if (record.shared === null) return { kind: "action", ref: record.ref ?? "" };
  if (hasObjective && record.objective?.ref != null) return { kind: "objective", ref: record.objective.ref };
  const theme = record.theme ?? record.objective;
  return theme?.ref == null ? { kind: "plan", ref: "" } : { kind: "theme", ref: theme.ref };
}

/** Baseline and target out of columns of their own. */
function withColumns(
  record: ActionRecord,
  measures: readonly DraftMeasure[],
  owner: DraftMeasure["for"],
): readonly DraftMeasure[] {
  const number = (role: "baseline" | "target") => {
    const text = fieldsOf(record, role).find(({ cell }) => cell.text !== "")?.cell.text ?? "";
    return /^\W*(-?\d+(?:[.,]\d+)?)(?:\s*(%))?\W*$/.exec(text.replace(/,(?=\d{3})/g, ""));
  };
  const [baseline, target] = [number("baseline"), number("target")];
  if (baseline === null && target === null) return measures;
  const base: DraftMeasure = measures[0] ?? {
    ...{
      ref: null,
      for: owner,
      text: record.title[0] ?? "",
      kind: "number",
      unit: null,
      polarity: null,
      baseline: null,
      targets: [],
    },
  };
  const read: DraftMeasure = {
    ...base,
    kind: "number",
    unit: base.unit ?? ((target ?? baseline)?.[2] === "%" ? "%" : null),
    baseline: base.baseline ?? (baseline === null ? null : Number(baseline[1])),
    targets:
      base.targets.length > 0 || target === null
        ? base.targets
        : [{ value: Number(target[1]), by: null, interim: false }],
  };
  return [read, ...measures.slice(1)];
}
