import { greatestOf, leastOf } from "../../domain/plan/many.ts";

// The 56 colours that spreadsheets have had since 1997, from index 8; the first eight repeat them.
const PALETTE = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 " +
  "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF " +
  "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 " +
  "003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

/** The colours of a spreadsheet by index; null above them, where the system's own stand. */
export function paletteColour(index: number): string | null {
  return PALETTE[index < 8 ? index : index - 8] ?? null;
}

/** A colour "RRGGBB" made lighter (tint up to 1) or darker (down to -1), as ECMA-376 18.8.19 has it: by its luminance. */
export function tinted(colour: string, tint: number): string {
  if (tint === 0) return colour;
  const channels = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const high = greatestOf(channels);
  const low = leastOf(channels);
  const light = (high + low) / 2;
  const lighter = tint < 0 ? light * (1 + tint) : light + (1 - light) * tint;
  const reach = 1 - Math.abs(2 * light - 1);
  // Hue and saturation stay, so each channel keeps its place between the darkest and the brightest.
  const scale = reach === 0 ? 0 : (1 - Math.abs(2 * lighter - 1)) / reach;
  return channels.map((channel) => hex(lighter + (channel - light) * scale)).join("");
}

function hex(channel: number): string {
  const value = Math.round(Math.min(1, Math.max(0, channel)) * 255);
  return value.toString(16).padStart(2, "0").toUpperCase();
}
