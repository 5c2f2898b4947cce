import type { Piece } from "../document/grid.ts";
import { isInitials } from "./who.ts";

const COMMON = new Set(
  "HR IT QA LA PSW DCS DfE NHS ICB CCG GP SEN DSL IRO CP CIN CLA LAC YOS YJS MASH SLT CMT DMT SMT CEO AD ADS HOS SM TM VSH PA EH ICS CSC ASC PH CAF FGC PDU LSCB KSCB VCS PCC".split(
    " ",
  ),
);

/** Initials that some text of the document explains: "Ada Lund (AL)", or "AL" beside "Ada Lund" in a row or a line. */
export function explainedInitials(pieces: readonly Piece[]): ReadonlySet<string> {
  const texts = pieces.flatMap((piece) =>
    piece.kind === "line"
      ? [piece.text]
      : piece.rows.flatMap((row) => [
          ...row.cells.map((cell) => cell.text),
          row.cells.map((cell) => cell.text).join(" – "),
        ]),
  );
  const found = texts.flatMap((text) => [...bracketed(text), ...beside(text)]);
  return new Set(found);
}

function bracketed(text: string): readonly string[] {
  return [...text.matchAll(/\((\p{Lu}{2,4})s?\)/gu)].flatMap((match) => match[1] ?? []);
}

/** "AL – Ada Lund", "AL: Ada Lund", "Ada Lund = AL": the letters are those that the name begins with. */
function beside(text: string): readonly string[] {
  const pattern = /\b(\p{Lu}{2,4})\b\s*[-–:=]\s*(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,3})/gu;
  const turned = /(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,3})\s*[-–:=]\s*(\p{Lu}{2,4})\b/gu;
  const pairs = [...text.matchAll(pattern)].map((match) => [match[1] ?? "", match[2] ?? ""]);
  const others = [...text.matchAll(turned)].map((match) => [match[2] ?? "", match[1] ?? ""]);
  return [...pairs, ...others]
    .filter(([letters = "", name = ""]) => startsOf(name).startsWith(letters))
    .map(([letters = ""]) => letters);
}

function startsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}

/** Whether a label is initials that nothing in the document explains. */
export function isUnexplained(label: string, explained: ReadonlySet<string>): boolean {
  const letters = label.replace(/\./g, "").trim();
  return isInitials(label) && letters.length <= 3 && !explained.has(letters) && !COMMON.has(letters);
}
