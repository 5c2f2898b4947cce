import { read, write } from "@e965/xlsx";

/** What is filled into a return form, by the ref its row shows: column heading → words; "" for the name at its top. */
export type Filling = Readonly<Record<string, Readonly<Record<string, string | Date | number>>>>;

const SHEET = "Your update";
const HEADINGS = 2;

/** A return form as another program gives it back: read, filled in, saved anew. */
export function fillForm(bytes: Uint8Array, filling: Filling, by = ""): Uint8Array {
  const book = read(bytes, { cellDates: true });
  const sheet = book.Sheets[SHEET];
  if (sheet === undefined) throw new Error("no sheet to be filled in");
  const at = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
  const textAt = (column: number, row: number) => String(sheet[at(column, row)]?.v ?? "");
  const headings = Array.from({ length: 10 }, (_, column) => textAt(column, HEADINGS));
  if (by !== "") sheet["B1"] = { t: "s", v: by };
  for (let row = HEADINGS + 1; textAt(0, row) !== ""; row++) {
    // The row is known by its ref before any of it is changed.
    for (const [heading, value] of Object.entries(filling[textAt(0, row)] ?? {})) {
      const column = headings.indexOf(heading);
      if (column === -1) throw new Error(`no column ${heading} among ${headings.join(", ")}`);
      sheet[at(column, row)] = cellOf(value);
    }
  }
  return write(book, { type: "buffer", bookType: "xlsx" });
}

function cellOf(value: string | Date | number) {
  if (value instanceof Date) return { t: "d", v: value, z: "d mmmm yyyy" };
  if (typeof value === "number") return { t: "n", v: value };
  return value.startsWith("=") ? { t: "s", v: "42", f: value.slice(1) } : { t: "s", v: value };
}
