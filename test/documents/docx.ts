import { readDocument } from "../../src/documents/read-document.ts";
import type { SourceCell, SourceDocument, SourceTable } from "../../src/domain/import/document/source.ts";
import { zip } from "../domain/import/zip.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** The inside of a document's parts; what is not given is absent. */
export interface DocxParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly theme?: string;
  readonly relations?: string;
}

/** A Word file around the inside of a body. */
export function docx(body: string, parts: DocxParts = {}): Buffer {
  return packed(`<w:document ${NAMESPACES}><w:body>${body}<w:sectPr/></w:body></w:document>`, parts);
}

/** A Word file whose main part is just this, well-formed or not. */
export function packed(main: string | Uint8Array, parts: DocxParts = {}, type = WORD_TYPE): Buffer {
  const given = Object.entries({
    styles: wrap("w:styles", parts.styles),
    numbering: wrap("w:numbering", parts.numbering),
    theme: wrap("a:theme", parts.theme),
  }).filter(([, text]) => text !== undefined);
  const relations = given.map(
    ([name], index) => `<Relationship Id="rId${index}" Type="${RELATION}/${name}" Target="${name}.xml"/>`,
  );
  return zip(
    [
      [
        "[Content_Types].xml",
        `<Types xmlns="t"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
      ],
      ["word/document.xml", main],
      [
        "word/_rels/document.xml.rels",
        `<Relationships xmlns="r">${relations.join("")}${parts.relations ?? ""}</Relationships>`,
      ],
      ...given.map(([name, text]) => [`word/${name}.xml`, text] as const),
    ].map(([path, text]) => ({ path: path as string, bytes: Buffer.from(text as string | Uint8Array) })),
  );
}

function wrap(name: string, inside: string | undefined): string | undefined {
  return inside === undefined ? undefined : `<?xml version="1.0"?><${name} ${NAMESPACES}>${inside}</${name}>`;
}

/** A run of text, with run properties. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph around runs, or around plain text, with paragraph properties. */
export function p(inside: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${inside.includes("<") ? inside : r(inside)}</w:p>`;
}

/** A cell around paragraphs, or around plain text, with cell properties. */
export function tc(inside: string, properties = ""): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside.includes("<") ? inside : p(inside)}</w:tc>`;
}

export function tr(cells: readonly string[], properties = ""): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((cell) => (cell.startsWith("<") ? cell : tc(cell))).join("")}</w:tr>`;
}

export function tbl(rows: readonly string[], properties = ""): string {
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid/>${rows.join("")}</w:tbl>`;
}

/** What is read of a file that can be read. */
export async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const result = await readDocument("plan.docx", bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** The body's paragraphs, as they are printed: the marker, then the text. */
export async function lines(body: string, parts: DocxParts = {}): Promise<string[]> {
  const { blocks } = await read(docx(body, parts));
  return blocks.map((block) => (block.kind === "table" ? block.place : printed(block)));
}

export async function tableIn(body: string, parts: DocxParts = {}): Promise<SourceTable> {
  const { blocks } = await read(docx(body, parts));
  const table = blocks.find((block) => block.kind === "table");
  if (table === undefined) throw new Error("there is no table");
  return table;
}

/** The cells of a table as "column: text", "column+span: text" and "column^: text" where merged down. */
export function drawn({ rows }: SourceTable): string[][] {
  return rows.map(({ cells }) => cells.map(drawnCell));
}

function drawnCell({ column, span, merged, paragraphs }: SourceCell): string {
  return `${column}${span > 1 ? `+${span}` : ""}${merged ? "^" : ""}: ${paragraphs.map(printed).join(" / ")}`;
}

function printed({ text, list }: SourceCell["paragraphs"][number]): string {
  return list === null ? text : `${list.marker} ${text}`;
}
