import { leadingRef, tidyRef } from "../document/ref-text.ts";
import {
  type Named,
  type OutlineGroup,
  type OutlinePosition,
  setObjective,
  setTheme,
  startSection,
} from "./outline.ts";

const NUMBER = String.raw`(\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]|[IVX]{1,4})`;
const THEME = new RegExp(
  String.raw`^(?:(?:ofsted|cqc|strategic|key|improvement) )?(?:theme|priority(?: area)?|recommendation|area(?: for improvement| of weakness| of focus| for action| for development)?|work ?stream|strand|pillar|outcome|goal|aim|ambition|finding|domain|standard|weakness|objective)s?\s{0,9}(?:no\.? ?)?${NUMBER}?\s{0,9}(?:[:.)–—-]{1,9}\s{0,9}|\s{1,9})(?=\S)(.+)$`,
  "i",
);
const SECTION = new RegExp(String.raw`^(?:part|section|chapter|appendix|annex)\s+${NUMBER}\b`, "i");
const LEAD =
  /^(?:(?:theme|priority|strategic|executive|senior|accountable|responsible|overall|objective|section|work ?stream|operational|named|chief) )*(?:leads?|lead (?:officer|director|driver|owner|manager)s?|officers?|owners?|sponsors?|responsible|accountable|sro|(?:responsible|accountable) (?:officer|director|owner)s?)(?: \([^)]*\))?\s*[:–—-]\s*(.+)$/i;
const OUTCOME =
  /^(?:(?:improvement|intended|desired|expected|key|overall) )?(?:outcomes?|impact|what (?:will|good) .{0,40}looks? like|success (?:will|would) look like)\s*(?:[:?]+|$)\s*(.*)$/i;
const INTENT =
  /^(?:aims?|intent(?:ion)?|purpose|rationale|context|why (?:is )?this (?:is )?important|what (?:we|do we) want to achieve)\s*:\s*(.+)$/i;
const SOURCE =
  /^(?:source|(?:ofsted|cqc|inspection|peer review|audit) (?:recommendation|finding|report)s?|recommendation)\s*:\s*(.+)$/i;

/** The names after "Lead Officer:"; undefined of any other line. */
export function leadLine(text: string): string | undefined {
  return text.length > 300 ? undefined : LEAD.exec(text)?.[1];
}

/** A theme's line: a word for it with a number or after a colon; undefined of any other line. */
export function themeLine(
  text: string,
): { readonly ref: string | null; readonly title: string; readonly isObjective: boolean } | undefined {
  const found = THEME.exec(text);
  if (found === null || text.length > 300) return undefined;
  const [whole, ref, title = ""] = found;
  const marked = ref !== undefined || /^[^:–—]{3,30}[:–—]/.test(whole);
  if (!marked || (ref === undefined && /^(outcome|aim|goal|objective|finding|standard)/i.test(text))) return undefined;
  if (ref !== undefined && /^[a-z]$/i.test(ref) && !/^\S+(?: \S+){0,2} [A-Z]\s*[:.)–—-]/.test(text)) return undefined;
  return { ref: ref === undefined ? null : tidyRef(ref), title: title.trim(), isObjective: /^objective/i.test(text) };
}

/** Takes one line between or across tables, if it is of the outline; false: it is none of ours. */
export function takeOutlineLine(outline: OutlinePosition, text: string, place: string): boolean {
  const lead = leadLine(text);
  const theme = outline.theme;
  if (lead !== undefined && theme !== null && !(theme.used && theme.leadLines.length > 0)) {
    theme.leadLines.push(lead);
    return true;
  }
  const found = themeLine(text);
  if (found !== undefined) {
    if (found.isObjective && theme !== null && theme.used === false) setObjective(outline, found, place);
    else setTheme(outline, found, place).byLine = true;
    return true;
  }
  if (SECTION.test(text) && text.length < 200) {
    startSection(outline, text);
    return true;
  }
  const group = theme ?? outline.objective;
  return group !== null && takeAbout(outline, group, text);
}

/** Outcome, intent and source of the theme we are in, the lines after their heading included. */
function takeAbout(outline: OutlinePosition, theme: OutlineGroup, text: string): boolean {
  const outcome = OUTCOME.exec(text);
  const intent = INTENT.exec(text);
  const source = SOURCE.exec(text);
  if (outcome !== null) {
    outline.collecting = "outcome";
    if (outcome[1] !== undefined && outcome[1] !== "") theme.outcome.push(outcome[1]);
  } else if (intent !== null) theme.intent.push(intent[1] ?? "");
  else if (source !== null && theme.source === null) theme.source = source[1] ?? null;
  else if (outline.collecting === "outcome") theme.outcome.push(text);
  else return false;
  return true;
}

/** "1. Strategy “Ensure that …”" as ref, title and the words it quotes; "Theme 2: …" as well. */
export function readGroupCell(text: string): Named {
  const line = text.replace(/\s+/g, " ").trim();
  const found = leadingRef(line) ?? themeLine(line) ?? undefined;
  const named =
    found === undefined
      ? { ref: null, rest: line }
      : { ref: found.ref, rest: "rest" in found ? found.rest : found.title };
  const quoted = /^(.{3,}?)[“"]([^”"]{12,})[”"]?(.*)$/.exec(named.rest);
  if (quoted === null || found === undefined) return { ref: named.ref, title: named.rest };
  return {
    ref: named.ref,
    title: [quoted[1], quoted[3]]
      .map((part = "") => part.trim())
      .filter((part) => part !== "")
      .join(" "),
    source: quoted[2] ?? null,
  };
}
