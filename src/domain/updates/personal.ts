import { addDays, type Day } from "../calendar/day.ts";

/**
 * What in a text looks as if it named or described a child or family: kinds, in words for a question.
 * Deliberately wide: the person is asked, not refused.
 */
export function findPersonal(text: string, today: Day): readonly string[] {
  const found = PATTERNS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind);
  if (hasNhsNumber(text)) found.push("an NHS number");
  if (hasBirthDate(text, today)) found.push("a date of birth");
  return [...new Set(found)];
}

const NAME = "[A-Z][a-z]{1,20}";
const CHILD = "(?:[Cc]hild|[Bb]oy|[Gg]irl|[Ss]on|[Dd]aughter|[Bb]aby|[Ss]ibling|[Yy]oung person|[Pp]upil|[Tt]win)";

const PATTERNS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: "a child's name",
    pattern: new RegExp(
      `\\b${CHILD},? (?:called |named |is )?(?!(?:Protection|Exploitation|Sexual|In|Looked)\\b)${NAME}\\b`,
    ),
  },
  { kind: "a child's name", pattern: /\b(?:[Cc]hild|[Bb]aby|[Yy]oung person|YP) [A-Z]\b(?!\.?[a-z])/ },
  {
    kind: "a child's name",
    pattern: new RegExp(
      `\\b${NAME}(?: ${NAME})?,? \\(?(?:aged? )?\\d{1,2}\\)?(?: years?(?: old)?| yrs?|[- ]year[- ]old)\\b`,
    ),
  },
  { kind: "a child's name", pattern: new RegExp(`\\b${NAME}(?: ${NAME})?,? \\(?aged \\d{1,2}\\b`) },
  {
    kind: "a child's name",
    pattern: new RegExp(
      `\\b${NAME}'s (?:mum|mother|dad|father|parents|foster|carer|siblings?|brother|sister|grandmother)\\b`,
    ),
  },
  { kind: "a Unique Pupil Number", pattern: /\b[A-HJ-NP-RT-Z]\d{11}[A-HJ-NP-RT-Z\d]\b/i },
  {
    kind: "a case number",
    pattern:
      /\b(?:case|client|person|pupil|family|mosaic|liquid ?logic|lcs|ehm)\s?(?:id|no\.?|number|ref(?:erence)?)?\s?[:#]?\s?[A-Z]{0,3}\d{5,}\b/i,
  },
  { kind: "a date of birth", pattern: /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b.{0,12}\d/i },
];

// Ten digits whose last is the check digit: NHS data dictionary, "NHS NUMBER".
function hasNhsNumber(text: string): boolean {
  const candidates = text.match(/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g) ?? [];
  return candidates.some((candidate) => {
    const digits = [...candidate.replace(/\D/g, "")].map(Number);
    const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    return check < 10 && check === digits[9];
  });
}

// A full numeric date between two and twenty-five years ago is more likely a birthday than a meeting.
function hasBirthDate(text: string, today: Day): boolean {
  const earliest = addDays(today, -25 * 365);
  const latest = addDays(today, -2 * 365);
  return [...text.matchAll(/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/g)].some(([, day = "", month = "", year = ""]) => {
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return date >= earliest && date <= latest;
  });
}
