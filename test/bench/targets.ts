import type { Results, Rows } from "./results.ts";

/** One thing that was measured, and the most it should be. */
interface Target {
  readonly what: string;
  readonly most: number;
  /** Where it stands: the table of "turns", the row that begins so, the column. */
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

const TARGETS: readonly Target[] = [
  { what: "CPU of “show 1.2.3”, in echo turns", most: 2, table: "turns", row: "show", column: "CPU, echoes" },
  { what: "CPU of a saved update, in echo turns", most: 3, table: "turns", row: "saved", column: "CPU, echoes" },
  {
    what: "cold start to first answer as built, in plain echo bots'",
    most: 1.3,
    table: "cold start",
    row: "ours, built",
    column: "first answer, plain echoes",
  },
  {
    what: "RSS after 10,000 turns, in that after 1,000",
    most: 1.1,
    table: "memory",
    row: "10000",
    column: "RSS ratio",
  },
  ...["overdue actions", "my actions"].map((list) => ({
    what: `growth of “${list}” from 100 to 10,000 actions, in a point read's`,
    most: 1.2,
    table: "lists",
    row: `${list} of 10000`,
    column: "growth, against a point read's",
  })),
];

/** The targets of the first release beside what was measured; "not measured" where it was not. */
export function againstTargets({ turns = {} }: Results): Rows {
  return TARGETS.map(({ what, most, table, row, column }) => {
    const found = turns[table]?.find((one) => String(Object.values(one)[0]).startsWith(row))?.[column];
    const met = found === undefined ? "not measured" : Number(found) <= most ? "yes" : "no";
    return { target: what, "at most": most, measured: found ?? "", met };
  });
}
