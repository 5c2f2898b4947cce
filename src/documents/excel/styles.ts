import { paletteColour, tinted } from "../package/colour.ts";
import { childOf, elementsOf, isOn, type XmlElement } from "../package/markup.ts";

/** How a cell looks, by its style's number. */
export interface CellStyle {
  /** A number format's code, or the number of a built-in one. */
  readonly format: string | number;
  readonly fill: string | null;
  readonly struck: boolean;
}

/** What cells and conditional formats look like. */
export interface ExcelStyles {
  readonly cells: readonly CellStyle[];
  /** What conditional formats paint, by their number. */
  readonly painted: readonly (string | null)[];
}

type ColourOf = (colour: XmlElement | undefined) => string | null;

/** Understands a workbook's styles: number formats, struck fonts and fills, with the theme's colours and their tint. */
export function readExcelStyles(styles: XmlElement | undefined, theme: readonly string[]): ExcelStyles {
  const palette = elementsOf(childOf(childOf(styles, "colors"), "indexedColors")).map((entry) => rgbOf(entry));
  const colourOf: ColourOf = (colour) => colourIn(colour, theme, palette);
  const formats = new Map<number, string>();
  for (const { attributes } of elementsOf(childOf(styles, "numFmts"))) {
    formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General");
  }
  const fonts = elementsOf(childOf(styles, "fonts")).map((font) => isOn(font, "strike") ?? false);
  const fills = elementsOf(childOf(styles, "fills")).map((fill) => fillOf(fill, colourOf));
  return {
    cells: elementsOf(childOf(styles, "cellXfs")).map(({ attributes }) => ({
      format: formatOf(Number(attributes["numFmtId"] ?? 0), formats),
      fill: fills[Number(attributes["fillId"] ?? 0)] ?? null,
      struck: fonts[Number(attributes["fontId"] ?? 0)] ?? false,
    })),
    painted: elementsOf(childOf(styles, "dxfs")).map((format) => paintedBy(childOf(format, "fill"), colourOf)),
  };
}

/** The colours of a theme, in the order in which spreadsheets number them: light before dark. */
export function readThemeColours(theme: XmlElement | undefined): readonly string[] {
  const scheme = childOf(childOf(theme, "themeElements"), "clrScheme");
  const colours = elementsOf(scheme).map((entry) => {
    const { lastClr, val } = elementsOf(entry)[0]?.attributes ?? {};
    return hexOf(lastClr ?? val) ?? "000000";
  });
  const [dark1, light1, dark2, light2, ...accents] = colours;
  if (dark1 === undefined || light1 === undefined || dark2 === undefined || light2 === undefined) return [];
  return [light1, dark1, light2, dark2, ...accents];
}

function fillOf(fill: XmlElement, colourOf: ColourOf): string | null {
  const pattern = childOf(fill, "patternFill");
  return colourOf(childOf(pattern, pattern?.attributes["patternType"] === "solid" ? "fgColor" : "bgColor"));
}

// A conditional format's plain fill names its colour as the background, a cell's as the foreground.
function paintedBy(fill: XmlElement | undefined, colourOf: ColourOf): string | null {
  const pattern = childOf(fill, "patternFill");
  return colourOf(childOf(pattern, "bgColor")) ?? colourOf(childOf(pattern, "fgColor"));
}

/** A colour in full, "RRGGBB"; null for none, automatic or white. */
function colourIn(
  colour: XmlElement | undefined,
  theme: readonly string[],
  palette: readonly (string | null)[],
): string | null {
  const { theme: themed, indexed, tint } = colour?.attributes ?? {};
  const base = rgbOf(colour) ?? theme[Number(themed ?? -1)] ?? indexedColour(indexed, palette);
  if (base === null) return null;
  const amount = Number(tint ?? 0);
  const full = tinted(base, amount >= -1 && amount <= 1 ? amount : 0);
  return full === "FFFFFF" ? null : full;
}

function indexedColour(indexed: string | undefined, palette: readonly (string | null)[]): string | null {
  if (indexed === undefined) return null;
  return palette[Number(indexed)] ?? paletteColour(Number(indexed));
}

function rgbOf(colour: XmlElement | undefined): string | null {
  return hexOf(colour?.attributes["rgb"]);
}

function hexOf(value: string | undefined): string | null {
  const colour = value?.slice(-6).toUpperCase() ?? "";
  return /^[0-9A-F]{6}$/.test(colour) ? colour : null;
}

// Numbers below 164 are built in, unless the workbook says otherwise.
function formatOf(id: number, formats: ReadonlyMap<number, string>): string | number {
  return formats.get(id) ?? (id < 164 ? id : "General");
}
