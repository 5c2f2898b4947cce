import type { Submission } from "./submission.ts";

type KeyOf<Some> = Some extends unknown ? keyof Some : never;

/** The inputs that hold what people write in their own words. */
const WRITTEN: readonly KeyOf<Submission>[] = [
  ...([
    "title",
    "progress",
    "difference",
    "evidence",
    "inTheWay",
    "moveReason",
    "words",
    "reason",
    "shows",
    "where",
  ] as const),
  ...(["measures", "newObjective", "originWords", "themes"] as const),
];

/** What somebody wrote on a card, input by input: it would be gone with a card that comes without them. */
export function typedIn(pressed: Submission): readonly string[] {
  const fields: Readonly<Record<string, unknown>> = pressed;
  return WRITTEN.map((name) => fields[name]).filter(
    (value): value is string => typeof value === "string" && value.trim() !== "",
  );
}
