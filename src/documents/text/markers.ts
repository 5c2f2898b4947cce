import type { SourceParagraph } from "../../domain/import/document/source.ts";

type List = NonNullable<SourceParagraph["list"]>;

const BULLET = /^([•‣▪◦●○·\uf0b7o*+–-])[ \t]+(?=\S)/;
// No capital before a dot: that is somebody's initial.
const NUMBER =
  /^((?:\d{1,3}|[ivx]{1,6})[.)]|\((?:\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7}|[A-Za-z])\)|[A-Za-z]\))(?:[ \t]+|(?=\())(?=\S)/;

/** Tells a line's bullet or number from its text: "2. (1) Text" has two, the second a level down; "- (i) Text" is an (i). */
export function takeMarker(line: string): { readonly marker: string | null; readonly text: string } {
  const bullet = BULLET.exec(line);
  const markers: string[] = [];
  let text = line.slice(bullet?.[0].length ?? 0);
  for (let found = NUMBER.exec(text); found !== null && markers.length < 3; found = NUMBER.exec(text)) {
    markers.push(found[1] ?? "");
    text = text.slice(found[0].length);
  }
  return { marker: markers.length > 0 ? markers.join(" ") : (bullet?.[1] ?? null), text };
}

/** Follows how deep each marker stands, by the kinds that stand above it. */
export function followLists(): (marker: string, indent: number) => List {
  let kinds: string[] = [];
  let letter = "";
  return (marker, indent) => {
    for (const part of marker.split(" ")) {
      const kind = kindOf(part, indent, letter);
      if (kind.startsWith("letter")) letter = part.replace(/[().]/g, "");
      const at = kinds.indexOf(kind);
      kinds = at === -1 ? [...kinds, kind].slice(-9) : kinds.slice(0, at + 1);
    }
    return { marker, level: kinds.length - 1 };
  };
}

// An "(i)" after an "(h)" is a letter; else it begins a roman list.
function kindOf(marker: string, indent: number, letter: string): string {
  const inner = marker.replace(/[().]/g, "");
  const shape = marker.replace(inner, "");
  if (/^\d+$/.test(inner)) return `number ${shape}`;
  if (!/^[a-z]+$/i.test(inner) || inner === "o") return `bullet ${marker} ${Math.floor(indent / 2)}`;
  const follows = inner.length === 1 && letter.length === 1 && inner.charCodeAt(0) === letter.charCodeAt(0) + 1;
  const isRoman = /^[ivxlc]+$/i.test(inner) && (inner.length > 1 || /^[ivx]$/i.test(inner)) && !follows;
  return `${isRoman ? "roman" : "letter"} ${shape}`;
}
