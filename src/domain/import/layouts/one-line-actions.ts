import { roleOf } from "../columns/words.ts";
import { findTimes } from "../dates/times.ts";
import { type GridLine, type GridRow, type Piece, textCell } from "../document/grid.ts";
import { leadingRef } from "../document/ref-text.ts";

/** Lines that are whole actions, "1.1 Do this (Lead: Ada Lund; by 31 January 2027; RAG: Green)", as a table of them. */
export function readOneLineActions(pieces: readonly Piece[]): readonly Piece[] {
  let announced = false;
  const read = pieces.map((piece) => {
    if (piece.kind === "line" && leadingRef(piece.text) === undefined)
      announced = /\bactions?\b[^.]{0,300}:$/i.test(piece.text);
    return piece.kind === "line" ? (readLine(piece) ?? (announced ? readBare(piece) : undefined)) : undefined;
  });
  if (read.filter((one) => one !== undefined).length < 2) return pieces;
  return pieces.map((piece, index) => asGrid(read[index], piece.place) ?? piece);
}

type Said = readonly (readonly [heading: string, text: string])[];

function readLine({ text }: GridLine): Said | undefined {
  const ref = leadingRef(text);
  const said = /^(.*?)[([]\s*((?:lead|owner|responsible|by whom|who)\b.{0,400})[)\]]\.?\s{0,9}$/is.exec(
    ref?.rest ?? "",
  );
  if (ref === undefined || said === null) return undefined;
  const parts = (said[2] ?? "").split(";").map((part) => readPart(part.trim()));
  const known = parts.filter((part) => part !== undefined);
  if (known.length !== parts.length) return undefined;
  return [["Ref", ref.ref], ["Action", (said[1] ?? "").trimEnd()], ...known];
}

/** Below "These are the actions we agreed:", "1. Do this (Ada Lund, 31 January 2027)". */
function readBare({ text }: GridLine): Said | undefined {
  const ref = leadingRef(text);
  const said = /^(.+?)[([]([^()[\]]{3,80}?)(?:[,;]| [–-]) *((?:by )?[^()[\],;]{3,40})[)\]]\.?$/.exec(ref?.rest ?? "");
  const [, action = "", who = "", when = ""] = said ?? [];
  const [time, ...more] = findTimes(when, null).times;
  if (ref === undefined || time === undefined || time.day === null || more.length > 0) return undefined;
  return [
    ["Ref", ref.ref],
    ["Action", action],
    ["Lead", who],
    ["By when", when],
  ];
}

function readPart(part: string): readonly [string, string] | undefined {
  const labelled = /^([A-Za-z][A-Za-z ]{1,30}?)\s*[:–-]\s*(.+)$/s.exec(part);
  if (labelled !== null && roleOf(labelled[1] ?? "") !== null) {
    const label = /^status$/i.test(labelled[1] ?? "") ? "RAG" : (labelled[1] ?? "");
    return [label, labelled[2] ?? ""];
  }
  return findTimes(part, null).times.length > 0 ? ["By when", part] : undefined;
}

function asGrid(said: Said | undefined, place: string): Piece | undefined {
  if (said === undefined) return undefined;
  const row = (cells: readonly string[], isHeader: boolean): GridRow => ({
    place,
    isHeader,
    cells: cells.map(textCell),
  });
  return {
    kind: "grid",
    place,
    width: said.length,
    rows: [
      row(
        said.map(([heading]) => heading),
        true,
      ),
      row(
        said.map(([, text]) => text),
        false,
      ),
    ],
  };
}
