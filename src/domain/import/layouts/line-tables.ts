import { addAll } from "../../plan/many.ts";
import { type GridCell, type GridLine, type GridRow, type Piece, textCell } from "../document/grid.ts";

/** Lines whose cells are parted by strokes ("Action | Owner | Due") as the table they are. */
export function readLineTables(pieces: readonly Piece[]): readonly Piece[] {
  const made: Piece[] = [];
  let run: (GridLine & { readonly kind: "line" })[] = [];
  const close = () => {
    addAll(made, run.length > 1 ? [asGrid(run)] : run);
    run = [];
  };
  for (const piece of pieces) {
    const width = piece.kind === "line" ? cellsOf(piece.text).length : 0;
    const first = run[0];
    if (piece.kind === "line" && width > 2 && (first === undefined || cellsOf(first.text).length === width))
      run.push(piece);
    else {
      close();
      if (piece.kind === "line" && width > 2) run.push(piece);
      else made.push(piece);
    }
  }
  close();
  return made;
}

function cellsOf(text: string): readonly string[] {
  return text
    .replace(/^\s*\||\|\s*$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

function asGrid(lines: readonly GridLine[]): Piece {
  const rows = lines
    .filter(({ text }) => !/^[\s|:-]+$/.test(text))
    .map(({ place, text }): GridRow => ({ place, isHeader: false, cells: cellsOf(text).flatMap(cellOf) }));
  return { kind: "grid", place: lines[0]?.place ?? "", width: cellsOf(lines[0]?.text ?? "").length, rows };
}

function cellOf(text: string, column: number): readonly GridCell[] {
  return text === "" ? [] : [textCell(text, column)];
}
