import { type KnownNames, plainName } from "./known-names.ts";
import { splitPeople } from "./people-list.ts";
import { isPerson } from "./who.ts";
import { joinWrapped } from "./wrapped.ts";

/** A longer line holds no names. */
const LONGEST = 400;
const NONE: KnownNames = new Set();

/** Collects what stands alone in the plan's cells of names: whole lines, pieces between strokes, labels between commas. */
export function gatherNames(cells: readonly (readonly string[])[]): KnownNames {
  const alone = cells.flatMap((lines) =>
    joinWrapped(lines)
      .filter((line) => line.length <= LONGEST)
      .flatMap(namesOf),
  );
  return new Set(alone.map((label) => plainName(label).toLowerCase()).filter((label) => label !== ""));
}

function namesOf(line: string): readonly string[] {
  const pieces = line.split(/[;/]/);
  const labels = pieces.flatMap((piece) => splitPeople(piece, NONE).labels);
  const people = pieces.flatMap((piece) => piece.split(/,|(?<!\s)\s+(?:and|&)\s+/)).map(plainName);
  const bare = [...pieces, ...labels].flatMap((label) => {
    const found = /^(.*?) \(([^()]{2,6})\)$/.exec(plainName(label));
    return found === null ? [] : [found[1] ?? "", found[2] ?? ""];
  });
  return [line, ...pieces, ...labels, ...people.filter((one) => isPerson(one) && one.split(" ").length < 4), ...bare];
}
