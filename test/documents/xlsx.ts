import { readDocument } from "../../src/documents/read-document.ts";
import type { SourceCell, SourceDocument, SourceRow } from "../../src/domain/import/document/source.ts";
import { zip } from "../domain/import/zip.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/** What a workbook is made of, as the inside of its parts; what is not given is absent. */
export interface XlsxParts {
  readonly styles?: string;
  readonly strings?: string;
  readonly theme?: string;
  readonly settings?: string;
  /** Further sheets beside "Plan": their `sheet` attributes and the inside of their parts. */
  readonly others?: readonly { readonly attributes: string; readonly inside: string; readonly type?: string }[];
}

/** An Excel file with a sheet “Plan” that holds `inside`: rows alone, or all that a worksheet may. */
export function xlsx(inside: string, parts: XlsxParts = {}): Buffer {
  const sheets = [{ attributes: 'name="Plan"', inside, type: "worksheet" }, ...(parts.others ?? [])];
  const shared: readonly (readonly [string, string | undefined])[] = [
    ["sharedStrings", parts.strings && `<sst xmlns="${MAIN}">${parts.strings}</sst>`],
    ["styles", parts.styles && `<styleSheet xmlns="${MAIN}">${parts.styles}</styleSheet>`],
    ["theme", parts.theme && `<a:theme xmlns:a="a"><a:themeElements>${parts.theme}</a:themeElements></a:theme>`],
  ];
  const given = shared.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  const entries = sheets.map(({ attributes }, at) => `<sheet ${attributes} sheetId="${at + 1}" r:id="s${at}"/>`);
  const relations = [
    ...sheets.map(({ type }, at) => relation(`s${at}`, type ?? "worksheet", `worksheets/sheet${at}.xml`)),
    ...given.map(([name]) => relation(name, name, `${name}.xml`)),
  ];
  const files: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", `<Types xmlns="t"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}"/></Types>`],
    ["_rels/.rels", `<Relationships xmlns="r">${relation("w", "officeDocument", "xl/workbook.xml")}</Relationships>`],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}">${parts.settings ?? ""}<sheets>${entries.join("")}</sheets></workbook>`,
    ],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="r">${relations.join("")}</Relationships>`],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at}.xml`, worksheet(sheet.inside)] as const),
    ...given.map(([name, text]) => [`xl/${name}.xml`, text] as const),
  ];
  return zip(files.map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
}

function worksheet(inside: string): string {
  const body = inside.includes("<sheetData>") ? inside : `<sheetData>${inside}</sheetData>`;
  return `<worksheet xmlns="${MAIN}" xmlns:r="${RELATION}">${body}</worksheet>`;
}

/** A row of cells, with the row's attributes. */
export function row(number: number, cells: string, attributes = ""): string {
  return `<row r="${number}" ${attributes}>${cells}</row>`;
}

/** A cell that holds a text. */
export function c(name: string, text: string, style = 0): string {
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** A cell that holds a number. */
export function n(name: string, value: number | string, style = 0): string {
  return `<c r="${name}" s="${style}"><v>${value}</v></c>`;
}

/** Styles of cells, one for each: the inside of a font, of a pattern fill, and the number of a number format. */
export function styles(
  cells: readonly { readonly font?: string; readonly fill?: string; readonly format?: number }[],
  more = { before: "", after: "" },
): string {
  const all = [{}, ...cells] as typeof cells;
  const fonts = all.map(({ font }) => `<font>${font ?? ""}</font>`).join("");
  const fills = all.map(({ fill }) => `<fill>${fill ?? '<patternFill patternType="none"/>'}</fill>`).join("");
  const xfs = all.map(({ format }, at) => `<xf numFmtId="${format ?? 0}" fontId="${at}" fillId="${at}"/>`).join("");
  return `${more.before}<fonts>${fonts}</fonts><fills>${fills}</fills><cellXfs>${xfs}</cellXfs>${more.after}`;
}

/** A plain fill with this colour element's attributes. */
export function solid(colour: string): string {
  return `<patternFill patternType="solid"><fgColor ${colour}/><bgColor indexed="64"/></patternFill>`;
}

/** What is read of a file that can be. */
export async function readFile(bytes: Uint8Array, name = "plan.xlsx"): Promise<SourceDocument> {
  const read = await readDocument(name, bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

/** The rows of a document's tables. */
export function rowsOf(document: SourceDocument): readonly SourceRow[] {
  return document.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
}

/** The rows of a document's tables as texts by column, blank where no cell stands. */
export function textsOf(document: SourceDocument): readonly (readonly string[])[] {
  return rowsOf(document).map(({ cells }) => {
    const width = Math.max(0, ...cells.map(({ column, span }) => column + span));
    return Array.from({ length: width }, (_, column) => {
      const cell = cells.find((candidate) => candidate.column === column);
      return cell?.paragraphs.map(({ text }) => text).join("¶") ?? "";
    });
  });
}

/** A document's one cell. */
export function onlyCell(document: SourceDocument): SourceCell {
  const [cell, ...more] = rowsOf(document).flatMap(({ cells }) => cells);
  if (cell === undefined || more.length > 0) throw new Error("not one cell");
  return cell;
}
