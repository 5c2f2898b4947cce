import type { ColumnRole } from "../../plan/draft.ts";
import { isDateRole, roleOf } from "../columns/words.ts";
import { type GridLine, type GridRow, type Piece, textCell } from "../document/grid.ts";

/** "What we will do:", a list, then "Who will lead: …" and "By when: …" for all of it, as a table of the list. */
export function readLedLists(pieces: readonly Piece[]): readonly Piece[] {
  const made: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const list = opens(pieces[at]) ? listAt(pieces, at + 1) : [];
    const said = list.length === 0 ? [] : saidAt(pieces, at + 1 + list.length);
    const piece = pieces[at];
    if (piece === undefined) break;
    if (said.some(({ role }) => role === "leads" || isDateRole(role))) {
      made.push(asGrid(list, said));
      at += list.length + said.length;
    } else made.push(piece);
  }
  return made;
}

/** A line that only announces actions. */
function opens(piece: Piece | undefined): boolean {
  return (
    piece?.kind === "line" &&
    piece.list === null &&
    /^[^:.]{4,60}:$/.test(piece.text) &&
    roleOf(piece.text) === "action"
  );
}

function listAt(pieces: readonly Piece[], from: number): readonly GridLine[] {
  const rest = pieces.slice(from);
  const end = rest.findIndex((piece) => piece.kind !== "line" || piece.list === null);
  return rest.slice(0, end === -1 ? undefined : end).filter((piece) => piece.kind === "line");
}

interface Said {
  readonly label: string;
  readonly role: ColumnRole;
  readonly text: string;
}

function saidAt(pieces: readonly Piece[], from: number): readonly Said[] {
  const said: Said[] = [];
  for (const piece of pieces.slice(from)) {
    const found = piece.kind === "line" ? /^([A-Za-z][A-Za-z ]{1,40}?)\s*:\s*(\S.*)$/.exec(piece.text) : null;
    const role = found === null ? null : roleOf(found[1] ?? "");
    if (found === null || role === null || !SAID.includes(role) || said.some(({ label }) => label === found[1])) break;
    said.push({ label: found[1] ?? "", role, text: found[2] ?? "" });
  }
  return said;
}

const SAID: readonly ColumnRole[] = ["leads", "support", "due", "review", "end", "start", "rag", "status", "measures"];

function asGrid(list: readonly GridLine[], said: readonly Said[]): Piece {
  const row = (place: string, texts: readonly string[], isHeader: boolean): GridRow => ({
    place,
    isHeader,
    cells: texts.map(textCell),
  });
  const place = list[0]?.place ?? "";
  const headings = said.map(({ label }) => label);
  const texts = said.map(({ text }) => text);
  const rows = list.map((line) => row(line.place, [line.text, ...texts], false));
  return { kind: "grid", place, width: said.length + 1, rows: [row(place, ["Action", ...headings], true), ...rows] };
}
