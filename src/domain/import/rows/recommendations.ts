import type { Day } from "../../calendar/day.ts";
import type { DraftAction, ImportProblem, PlanDraft } from "../../plan/draft.ts";
import { findTimes } from "../dates/times.ts";
import { type Piece, rowText } from "../document/grid.ts";

interface Recommendation {
  readonly ref: string;
  readonly group: string;
  readonly place: string;
  text: string;
  readonly answers: string[];
}

/** What a report without a table comes to. */
export interface ReadRecommendations {
  readonly draft: Omit<PlanDraft, "plan">;
  readonly text: readonly string[];
  readonly updates: readonly { readonly ref: string; readonly day: Day | null; readonly text: string }[];
}

const PARAGRAPH = /^(?:(\d{1,2})\.\s+)?\((\d{1,2})\)\s+(.+)$/s;
const ANSWER = /^[-•*–]?\s*\(([ivx]{1,5})\)\s+(.+)$/s;
const PLAIN = /^(\d{1,2})\.\s+(.+)$/s;
const SOURCE = /\((see (?:paragraphs?|paras?|pages?|sections?)[^()]*)\)\.?\s*$/i;

/** A report in numbered paragraphs: "2. (1) …" is a recommendation, "(i) …" below it what was answered. */
export function readRecommendations(pieces: readonly Piece[]): ReadRecommendations {
  const { found, text, dated } = walk(pieces);
  const answered = new Set(found.filter(({ answers }) => answers.length > 0).map(({ group }) => group));
  const kept = found.filter(
    ({ group, text: words }) =>
      answered.has(group) && /\b(should|must|shall|needs? to|recommend\w*|action)\b/i.test(words),
  );
  const others = found
    .filter((one) => !kept.includes(one))
    .flatMap((one) => [`(${one.ref}) ${one.text}`, ...one.answers]);
  const read = kept.map(asAction);
  return {
    draft: {
      themes: [],
      objectives: [],
      measures: [],
      actions: read.map(({ action }) => action),
      problems: read.flatMap(({ problems }) => problems),
    },
    text: [...text, ...others],
    updates: kept.flatMap(({ ref, answers }) => answers.map((answer) => ({ ref, day: dated, text: answer }))),
  };
}

function walk(pieces: readonly Piece[]): {
  readonly found: readonly Recommendation[];
  readonly text: readonly string[];
  readonly dated: Day | null;
} {
  const found: Recommendation[] = [];
  const text: string[] = [];
  let group = "";
  let now: Recommendation | null = null;
  let dated: Day | null = null;
  for (const { place, line, heading } of linesOf(pieces)) {
    const paragraph = PARAGRAPH.exec(line);
    const answer = ANSWER.exec(line);
    dated ??= /^date\s*:/i.test(line) ? (findTimes(line, null).times[0]?.day ?? null) : null;
    if (answer !== null && now !== null) now.answers.push(answer[2] ?? "");
    else if (paragraph !== null && (paragraph[1] !== undefined || group !== "")) {
      group = paragraph[1] ?? group;
      now = { ref: `${group}(${paragraph[2]})`, group, place, text: paragraph[3] ?? "", answers: [] };
      found.push(now);
    } else if (now !== null && heading === null && goesOn(now, line)) addTo(now, line);
    else {
      if (PLAIN.test(line) || heading !== null) now = null;
      text.push(line);
    }
  }
  return { found, text, dated };
}

function linesOf(pieces: readonly Piece[]): readonly { place: string; line: string; heading: number | null }[] {
  return pieces.flatMap((piece) =>
    piece.kind === "line"
      ? [{ place: piece.place, line: piece.text, heading: piece.heading }]
      : piece.rows
          .map((row) => ({ place: row.place, line: rowText(row), heading: null }))
          .filter(({ line }) => line !== ""),
  );
}

/** A line that a page break cut from the one above, or a bullet below an answer. */
function goesOn(now: Recommendation, line: string): boolean {
  if (PLAIN.test(line)) return false;
  const last = now.answers.at(-1) ?? now.text;
  if (/^[-•*–]\s/.test(line)) return now.answers.length > 0;
  return (
    !/[.:;!?)”"]\s*$/.test(last) ||
    (now.answers.length > 0 &&
      /:\s*$|\n- [^\n]*$/.test(last) &&
      line.length < 250 &&
      !/:$/.test(line) &&
      /[a-z]/.test(line) &&
      last.includes(":\n"))
  );
}

function addTo(now: Recommendation, line: string): void {
  const answer = now.answers.pop();
  if (answer === undefined) now.text = `${now.text} ${line}`;
  else now.answers.push(/^[-•*–]\s/.test(line) ? `${answer}\n${line}` : `${answer} ${line}`);
}

function asAction({ ref, text, place }: Recommendation): {
  readonly action: DraftAction;
  readonly problems: readonly ImportProblem[];
} {
  const source = SOURCE.exec(text)?.[1] ?? null;
  const title = text.replace(SOURCE, "").trim();
  const subject =
    /^(?:it is (?:also )?recommended that )?(?:urgent action should be taken by )?(?:the )?(.{3,90}?)(?: should| must| shall| needs? to| to reduce)\b/i.exec(
      title,
    )?.[1];
  const lead = subject === undefined || /[.;]/.test(subject) || !/^\p{Lu}/u.test(subject) ? undefined : subject;
  const problems: ImportProblem[] = [
    {
      place,
      ref,
      field: "leads",
      text: lead ?? title.slice(0, 80),
      why: lead === undefined ? { reason: "no-lead" } : { reason: "body-proposed-as-lead" },
    },
    { place, ref, field: "due", text: "", why: { reason: "no-date" } },
  ];
  const none = { support: [], due: null, dates: [], rag: null, parts: [], dependsOn: [], related: [] };
  return {
    action: { ref, theme: "", objective: "", title, source, leads: lead === undefined ? [] : [lead], ...none },
    problems,
  };
}
