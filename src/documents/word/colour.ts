import { tinted } from "../package/colour.ts";
import { childOf, elementsOf, type XmlElement } from "../package/markup.ts";

/** The colours of a document's theme by the names that fills call them ("accent2"), each "RRGGBB". */
export type ColourTheme = ReadonlyMap<string, string>;

const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  dk1: ["dark1", "text1"],
  lt1: ["light1", "background1"],
  dk2: ["dark2", "text2"],
  lt2: ["light2", "background2"],
  hlink: ["hyperlink"],
  folHlink: ["followedHyperlink"],
};

/** Reads a theme's part; a document without one has no colours of its own. */
export function readColourTheme(theme: XmlElement | undefined): ColourTheme {
  const colours = new Map<string, string>();
  for (const slot of elementsOf(childOf(childOf(theme, "themeElements"), "clrScheme"))) {
    const [colour] = elementsOf(slot);
    const value = rgb(colour?.attributes["lastClr"] ?? colour?.attributes["val"]);
    for (const name of OTHER_NAMES[slot.name] ?? [slot.name]) if (value !== null) colours.set(name, value);
  }
  return colours;
}

/**
 * The background that a shading (w:shd) paints: a plain fill, a solid front, or a pattern's mix of both, theme colours
 * with tint and shade resolved. Null for none or white; undefined where there is no shading, so that the row's counts.
 */
export function fillOf(shading: XmlElement | undefined, theme: ColourTheme): string | null | undefined {
  if (shading === undefined) return undefined;
  const { attributes } = shading;
  const back = colourOf(attributes, "fill", "themeFill", theme) ?? "FFFFFF";
  const front = colourOf(attributes, "color", "themeColor", theme) ?? "000000";
  const fill = mix(back, front, shareOfFront(attributes["val"] ?? "clear"));
  return fill === "FFFFFF" ? null : fill;
}

function colourOf(from: XmlElement["attributes"], plain: string, themed: string, theme: ColourTheme): string | null {
  const base = theme.get(from[themed] ?? "");
  if (base === undefined) return rgb(from[plain]);
  const tint = from[`${themed}Tint`];
  const shade = from[`${themed}Shade`];
  if (tint !== undefined) return tinted(base, 1 - part(tint));
  return shade === undefined ? base : tinted(base, part(shade) - 1);
}

/** "99" of hexadecimal "FF", as a share of one. */
function part(hex: string): number {
  return /^[0-9a-f]{1,2}$/i.test(hex) ? Number.parseInt(hex, 16) / 255 : 1;
}

function shareOfFront(pattern: string): number {
  if (pattern === "solid") return 1;
  const percent = Number(/^pct(\d{1,2})$/.exec(pattern)?.[1] ?? 0);
  return percent / 100;
}

function mix(back: string, front: string, share: number): string {
  return [0, 2, 4]
    .map((at) => [back, front].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)))
    .map(([under = 0, over = 0]) => Math.round(under + (over - under) * share))
    .map((channel) => channel.toString(16).padStart(2, "0").toUpperCase())
    .join("");
}

function rgb(value: string | undefined): string | null {
  return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? value.toUpperCase() : null;
}
