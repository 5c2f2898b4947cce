/** A plain colour as people name it. */
export type PlainColour = "red" | "amber" | "yellow" | "green" | "blue" | "grey" | "purple" | "black" | "white";

/** The name of a background "RRGGBB"; null where it stands between two. Pale tints keep their name. */
export function colourName(fill: string): PlainColour | null {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = most - least;
  if (spread < 24) return most > 242 ? "white" : most < 40 ? "black" : "grey";
  const hue = hueOf(red, green, blue, most, spread);
  return HUES.find(([from, to]) => hue >= from && hue < to)?.[2] ?? null;
}

/** Hue in degrees; the gaps between are not one colour or the other. */
const HUES: readonly (readonly [number, number, PlainColour])[] = [
  [0, 14, "red"],
  [22, 50, "amber"],
  [53, 66, "yellow"],
  [75, 165, "green"],
  [180, 250, "blue"],
  [255, 310, "purple"],
  [345, 361, "red"],
];

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (most === green) return 60 * ((blue - red) / spread) + 120;
  return 60 * ((red - green) / spread) + 240;
}

/** How far two backgrounds lie apart, 0 to 441. */
export function colourDistance(a: string, b: string): number {
  const part = (fill: string, at: number) => Number.parseInt(fill.slice(at, at + 2), 16);
  return Math.hypot(...[0, 2, 4].map((at) => part(a, at) - part(b, at)));
}
