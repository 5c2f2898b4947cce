import { fillXml, HEADING } from "./styles-xml.ts";

/** The numbers of a form's cell styles, in the order in which the part lists them. */
export const FORM_STYLE = { plain: 0, heading: 1, text: 2, input: 3, date: 4, code: 5, label: 6 } as const;

const INPUT = "FFFFF8DC";
const TEXT = 49;
const DATE = 164;
const LINE = '<color rgb="FFBFBFBF"/>';
const SIDES = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${LINE}</${side}>`).join("");

/** The styles of a form: what is to be filled in is coloured and open, all else locked. */
export function formStylesXml(): string {
  const styles = [
    xf({ format: 0, font: 0, fill: 0, border: 0, open: false, wrap: false }),
    xf({ format: TEXT, font: 1, fill: 2, border: 1, open: false, wrap: true }),
    xf({ format: TEXT, font: 0, fill: 0, border: 1, open: false, wrap: true }),
    xf({ format: TEXT, font: 0, fill: 3, border: 1, open: true, wrap: true }),
    xf({ format: DATE, font: 0, fill: 3, border: 1, open: true, wrap: true }),
    xf({ format: TEXT, font: 2, fill: 0, border: 0, open: false, wrap: false }),
    xf({ format: TEXT, font: 1, fill: 0, border: 0, open: false, wrap: false }),
  ];
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="1"><numFmt numFmtId="${DATE}" formatCode="d mmmm yyyy"/></numFmts>`,
    `<fonts count="3">${font(11)}${font(11, "<b/>")}${font(8, "", "FF999999")}</fonts>`,
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `${fillXml(HEADING)}${fillXml(INPUT)}</fills>`,
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${SIDES}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styles.length}">${styles.join("")}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join("");
}

interface Style {
  readonly format: number;
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  /** May be filled in on a locked sheet. */
  readonly open: boolean;
  readonly wrap: boolean;
}

function xf({ format, font, fill, border, open, wrap }: Style): string {
  const shown = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`;
  const applied =
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"';
  const aligned = `<alignment horizontal="left" vertical="top"${wrap ? ' wrapText="1"' : ""}/>`;
  return `<xf ${shown} ${applied}>${aligned}<protection locked="${open ? 0 : 1}"/></xf>`;
}

function font(size: number, bold = "", colour = ""): string {
  return `<font>${bold}<sz val="${size}"/>${colour === "" ? "" : `<color rgb="${colour}"/>`}<name val="Calibri"/></font>`;
}
