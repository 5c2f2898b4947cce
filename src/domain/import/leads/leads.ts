import type { ImportWhy } from "../../plan/import-why.ts";
import { cutNames, type KnownNames, plainName } from "./known-names.ts";
import { splitPeople } from "./people-list.ts";
import { isEverybody, isPerson, isPlaceholder, isPost, isTeam } from "./who.ts";
import { joinWrapped } from "./wrapped.ts";

/** Who leads and who supports, as a cell says it. */
export interface ReadLeads {
  readonly leads: readonly string[];
  readonly support: readonly string[];
  readonly problems: readonly { readonly text: string; readonly why: ImportWhy }[];
}

const LONGEST = 400;
const LEAD_WORD =
  /^(?:joint )?(?:lead(?: officer| driver| owner)?s?|owners?|responsible(?: officer)?|accountable|by)\s*[:–-]\s*/i;
const SUPPORT =
  /(?:[,;]\s*|(?<!\s)\s+)?\(?\b(?:(?:and |with )?support(?:ed)? (?:by|from)\b|support\s*[:–-]|in (?:partnership|conjunction|collaboration|consultation|liaison) with|overseen by|oversight by|working with|together with|with (?:input|help) from|assisted by)(?:\s*:)?\s*(\S.*?)\)?$/is;
const OWNED = /\b(?:to be |is |are )?(?:owned|led|overseen|delivered|managed|undertaken) by (?:the )?(.{1,400})$/i;

/** Reads who leads, line by line; labels stay as printed. What is not certain is asked. */
export function readLeads(lines: readonly string[], known: KnownNames): ReadLeads {
  const read = joinWrapped(lines).map((line) => readLine(line, known));
  return {
    leads: [...new Set(read.flatMap((one) => one.leads))],
    support: [...new Set(read.flatMap((one) => one.support))],
    problems: read.flatMap((one) => one.problems),
  };
}

function readLine(line: string, known: KnownNames): ReadLeads {
  const text = line.replace(LEAD_WORD, "").trim();
  if (text.length > LONGEST)
    return { leads: [], support: [], problems: [{ text, why: { reason: "too-long-for-names" } }] };
  if (text === "") return { leads: [], support: [], problems: [] };
  if (isPlaceholder(text)) return { leads: [], support: [], problems: [{ text, why: { reason: "no-lead-yet" } }] };
  const helped = SUPPORT.exec(text);
  if (helped !== null) {
    const main = readLine(text.slice(0, helped.index), known);
    const help = readLine(helped[1] ?? "", known);
    return { leads: main.leads, support: [...main.support, ...help.leads, ...help.support], problems: main.problems };
  }
  if (text.length > 80 && OWNED.test(text)) return readSentence(text, known);
  const joint = /^(.{3,60}?)\s+with\s+(\S.+)$/i.exec(text);
  if (joint !== null && isPerson((joint[1] ?? "").split(",")[0] ?? "") && !/\d/.test(text)) {
    const [main, help] = [readLine(joint[1] ?? "", known), readLine(joint[2] ?? "", known)];
    return {
      leads: main.leads,
      support: [...help.leads, ...help.support],
      problems: [{ text, why: { reason: "with-is-support" } }],
    };
  }
  const pieces = splitPieces(text).flatMap((piece) =>
    /,|\s[–-]\s/.test(piece) ? [piece] : (cutNames(piece, known) ?? [piece]),
  );
  const read = pieces.map((piece) => splitPeople(piece, known));
  const labels = read.flatMap((one) => one.labels).map(plainName);
  const leads = labels.filter((label) => label !== "" && !isPlaceholder(label));
  const problems = read.flatMap(({ problem }) => (problem === undefined ? [] : [{ text, why: problem }]));
  for (const label of labels.filter((one) => isPlaceholder(one) && one !== ""))
    problems.push({ text: label, why: { reason: "nobody-named-yet" } });
  const words = leads.filter((label) => isEverybody(label));
  for (const label of words) problems.push({ text: label, why: { reason: "names-nobody" } });
  const short = pieces.length > splitPieces(text).length && pieces.some((piece) => /^\p{Lu}{2,3}$/u.test(piece));
  if (short) problems.push({ text, why: { reason: "names-taken-apart" } });
  const odd = leads.filter((label) => /%|:|\btargets?\b|^\(?[a-z]\)\s|\d{3}/i.test(label));
  for (const label of odd) problems.push({ text: label, why: { reason: "not-a-name" } });
  const long = leads.find((label) => label.split(" ").length > 12 && !isPerson(label.split(",")[0] ?? ""));
  const run = leads.find((label) => isRun(label, known));
  if (run !== undefined) problems.push({ text: run, why: { reason: "several-names" } });
  if (long !== undefined) problems.push({ text: long, why: { reason: "lead-in-a-sentence" } });
  return { leads: leads.filter((label) => !odd.includes(label)), support: [], problems };
}

/** Four names in a row, or a word that comes again: "Ada Roe Bo Lund", "Ada Roe AR AR". */
function isRun(label: string, known: KnownNames): boolean {
  const words = label.split(" ");
  if (/[,(]|\s[–-]\s/.test(label)) return false;
  const repeats = words.some((word, index) => /^\p{Lu}{2,3}$/u.test(word) && words.indexOf(word) !== index);
  const half =
    known.has(words.slice(0, 2).join(" ").toLowerCase()) || known.has(words.slice(-2).join(" ").toLowerCase());
  return (
    repeats ||
    (words.length >= 4 && isPerson(label)) ||
    (words.length > 3 && half && isPerson(words.slice(0, 2).join(" ")) && !isPost(label) && !isTeam(label))
  );
}

function readSentence(text: string, known: KnownNames): ReadLeads {
  const owner = readLine(OWNED.exec(text)?.[1] ?? "", known);
  return { ...owner, problems: [...owner.problems, { text, why: { reason: "lead-in-a-sentence" } }] };
}

/** At semicolons and strokes, outside brackets; "and/or" and "n/a" stay whole. */
function splitPieces(text: string): readonly string[] {
  const kept = text
    .replace(/\band\/or\b/gi, "and or")
    .replace(/\([^()]*\)/g, (aside) => aside.replace(/[;/,]/g, (mark) => HIDDEN[mark] ?? mark));
  return kept
    .split(/[;/•|]|\s\+\s/)
    .map((piece) => piece.replace(/[\ue000-\ue002]/g, (mark) => SHOWN[mark] ?? mark).trim())
    .filter((piece) => piece !== "");
}

const HIDDEN: Readonly<Record<string, string>> = { ";": "\ue000", "/": "\ue001", ",": "\ue002" };
const SHOWN: Readonly<Record<string, string>> = { "\ue000": ";", "\ue001": "/", "\ue002": "," };
