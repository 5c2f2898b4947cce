import { type Day, endOfMonth } from "../../calendar/day.ts";
import { findTimes, type Period } from "../dates/times.ts";
import type { Piece } from "../document/grid.ts";
import type { SourceDocument } from "../document/source.ts";
import { leadLine, themeLine } from "../rows/outline-lines.ts";

/** What a document says of itself. */
export interface AboutDocument {
  readonly title: string;
  readonly period: Period;
  readonly status: string | null;
  readonly sponsors: readonly string[];
  /** The date the document itself bears, where its title names one. */
  readonly dated: Day | null;
}

const STATUS = /\b(final draft|working draft|draft|final|approved|live document|consultation)\b/i;
const PLANLIKE = /\b(plan|strategy|statement of action|programme|framework|report|improvement|action)\b/i;

/** What the document says of itself in its first lines: title, period, status, who sponsors it. */
export function readAbout(
  pieces: readonly Piece[],
  { name, kind }: Pick<SourceDocument, "name" | "kind">,
): AboutDocument {
  const opening = firstLines(pieces);
  const heading =
    kind === "excel" ? undefined : opening.find((line) => line.heading === 1 && themeLine(line.text) === undefined);
  const planlike = opening.find(
    (line) =>
      PLANLIKE.test(line.text) &&
      themeLine(line.text) === undefined &&
      leadLine(line.text) === undefined &&
      line.text.length < 200 &&
      !/[.;]$/.test(line.text),
  );
  const title =
    (
      heading ??
      planlike ??
      opening.find((line) => themeLine(line.text) === undefined && leadLine(line.text) === undefined)
    )?.text ?? "";
  const near = opening.map((line) => line.text).filter((text) => text.length < 200);
  const headings = near.slice(0, 8);
  const said = pieces.flatMap((piece) =>
    piece.kind === "line" && piece.text.length < 400 && /\b(runs?|covers?|period)\b/i.test(piece.text)
      ? [piece.text]
      : [],
  );
  return {
    title: title.length > 0 && title.length < 250 ? title : name.replace(/\.[a-z]+$/i, ""),
    period: [title, ...headings, ...said].map(readPeriod).find((period) => period !== null) ?? null,
    status:
      [title, ...headings]
        .map((text) => STATUS.exec(text)?.[1]?.toLowerCase())
        .find((status) => status !== undefined) ?? null,
    sponsors: sponsorsOf(pieces),
    dated: [title, ...headings].map(datedOf).find((day) => day !== null) ?? null,
  };
}

function firstLines(pieces: readonly Piece[]): readonly { readonly text: string; readonly heading: number | null }[] {
  const lines: { text: string; heading: number | null }[] = [];
  for (const piece of pieces.slice(0, 40)) {
    if (piece.kind === "line") lines.push({ text: piece.text, heading: piece.heading });
    else {
      const lone = piece.rows.slice(0, 6).map((row) => row.cells.filter((cell) => cell.text !== "" && !cell.merged));
      for (const cells of lone) {
        if (cells.length !== 1) break;
        lines.push({ text: cells[0]?.text.replace(/\n/g, " ") ?? "", heading: null });
      }
      break;
    }
  }
  return lines;
}

/** "August 2014 – April 2016", "2018-19" (April to March), "2026 to 2029". */
function readPeriod(text: string): Period {
  const { times, text: plain } = findTimes(text, null);
  for (const [index, one] of times.entries()) {
    const two = times[index + 1];
    if (one.day === null || two?.day == null || one.day >= two.day) continue;
    if (/^\s*(-|–|—|to|until)\s*$/i.test(plain.slice(one.end, two.at)))
      return { from: one.precision === "day" ? one.day : `${one.day.slice(0, 8)}01`, to: two.day };
  }
  const years = /\b((?:19|20)\d\d)\s*(?:-|–|—|\/|to)\s*((?:19|20)\d\d|\d\d)\b/.exec(text);
  if (years === null) return null;
  const [, from = "", end = ""] = years;
  const to = end.length === 2 ? `${from.slice(0, 2)}${end}` : end;
  if (Number(to) === Number(from) + 1) return { from: `${from}-04-01`, to: `${to}-03-31` };
  return Number(to) > Number(from) && Number(to) - Number(from) < 12
    ? { from: `${from}-01-01`, to: endOfMonth(`${to}-12-01`) }
    : null;
}

function datedOf(text: string): Day | null {
  const { times } = findTimes(text, null);
  const [one, ...more] = times;
  return more.length === 0 && one !== undefined && one.precision !== "year" ? one.day : null;
}

/** "The responsible owners … are A and B", "Sponsor: …". */
function sponsorsOf(pieces: readonly Piece[]): readonly string[] {
  const pattern =
    /\b(?:(?:executive |senior |plan |programme )?sponsors?|senior responsible (?:officer|owner)|sro|plan owner)\s*[:–-]\s*(.{1,400})$/i;
  const owners =
    /\b(?:responsible owners?|accountable (?:officer|director)s?|sponsors?)\b[^.]{0,200}?\b(?:is|are)\s+(.{1,400}?)\.?$/i;
  return pieces.flatMap((piece) => {
    if (piece.kind !== "line" || piece.text.length > 400) return [];
    const found = pattern.exec(piece.text) ?? owners.exec(piece.text);
    return found?.[1] === undefined ? [] : [found[1]];
  });
}
