import type { Rag } from "../../domain/plan/rag.ts";

/** Fills of ratings under black words; what is complete is grey or blue, as the plan says. */
const FILLS: readonly (readonly [Exclude<Rag, "complete" | "unrated">, string])[] = [
  ["red", "FFFF8B8B"],
  ["amber", "FFFFC000"],
  ["green", "FF92D050"],
];
const COMPLETE = { blue: "FF9BC2E6", other: "FFBFBFBF" };
/** The background of headings. */
export const HEADING = "FFD9E2E7";

/** The numbers of the cell styles, in the order in which the part lists them; dates count on from `date`, one for each format. */
export const STYLE = { plain: 0, heading: 1, text: 2, red: 3, amber: 4, green: 5, complete: 6, date: 7 } as const;

// Format 49 is "@": what somebody types into such a cell stays text.
const TEXT = 49;
const FIRST_FORMAT = 164;

/** The workbook's styles. `complete`: the plan's word for the colour of what is complete; `dates`: codes of formats. */
export function stylesXml(complete: string, dates: readonly string[]): string {
  const done = /blue/i.test(complete) ? COMPLETE.blue : COMPLETE.other;
  const fills = [HEADING, ...FILLS.map(([, colour]) => colour), done];
  const formats = dates.map(
    (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${code.replaceAll('"', "&quot;")}"/>`,
  );
  const rated = fills.slice(1).map((_, index) => cellStyle(TEXT, 0, index + 3));
  const styles = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    cellStyle(TEXT, 1, 2),
    cellStyle(TEXT, 0, 0),
    ...rated,
    ...dates.map((_, index) => cellStyle(FIRST_FORMAT + index, 0, 0)),
  ];
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${formats.length}">${formats.join("")}</numFmts>`,
    `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>`,
    `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
    `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill>`,
    `<fill><patternFill patternType="gray125"/></fill>${fills.map(fillXml).join("")}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">${styles.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}

/** A background of one colour, "AARRGGBB". */
export function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function cellStyle(format: number, font: number, filled: number): string {
  const shown = `numFmtId="${format}" fontId="${font}" fillId="${filled}" borderId="0" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"';
  return `<xf ${shown} ${applied}><alignment horizontal="left" vertical="top" wrapText="1"/></xf>`;
}
