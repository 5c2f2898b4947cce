/** What a pattern is made of, as far as hostile inputs are made from it. */
export type Shape =
  /** One character of these, or a place that takes none (""). */
  | { readonly kind: "one"; readonly samples: readonly string[]; readonly repeats: boolean }
  | { readonly kind: "group"; readonly choices: readonly (readonly Shape[])[]; readonly repeats: boolean };

/** Reads a pattern into its alternatives; enough of the grammar to write texts that it nearly matches. */
function shapeOf(source: string): readonly (readonly Shape[])[] {
  const reader = { source, at: 0 };
  return readChoices(reader);
}

interface Reader {
  readonly source: string;
  at: number;
}

function readChoices(reader: Reader): readonly (readonly Shape[])[] {
  const choices: Shape[][] = [[]];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ")") {
    if (reader.source[reader.at] === "|") {
      choices.push([]);
      reader.at++;
    } else choices.at(-1)?.push(readPart(reader));
  }
  reader.at++;
  return choices.map(inWords);
}

/** Letters in a row as one part: a word is no place where a pattern can go astray. */
function inWords(parts: readonly Shape[]): readonly Shape[] {
  const words: Shape[] = [];
  for (const part of parts) {
    const last = words.at(-1);
    if (isLetter(last) && isLetter(part))
      words[words.length - 1] = { ...last, samples: [`${last.samples[0]}${part.samples[0]}`] };
    else words.push(part);
  }
  return words;
}

function isLetter(part: Shape | undefined): part is Extract<Shape, { readonly kind: "one" }> {
  return part?.kind === "one" && !part.repeats && part.samples.length === 1;
}

function readPart(reader: Reader): Shape {
  const { source } = reader;
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(reader.at))?.[0];
  if (opening !== undefined) {
    reader.at += opening.length;
    const choices = readChoices(reader);
    // What may not follow is what a hostile text ends in; what is looked ahead for takes no place.
    return { kind: "group", choices: opening.includes("!") ? [[]] : choices, repeats: readRepeats(reader) };
  }
  const token =
    /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c.|\\k<\w+>|\\.|[\s\S])/u.exec(
      source.slice(reader.at),
    )?.[0] ?? "";
  reader.at += token.length;
  return { kind: "one", samples: samplesOf(token), repeats: readRepeats(reader) };
}

function readRepeats(reader: Reader): boolean {
  const [mark = "", , most] = /^(?:[*+?]|\{(\d+,?(\d*))\})\??/.exec(reader.source.slice(reader.at)) ?? [];
  reader.at += mark.length;
  return /^[*+]/.test(mark) || (mark.includes(",") && (most === "" || Number(most) > 50));
}

/** Characters that patterns tell apart. */
const ALPHABET = [..." \t\n\rxXaA1.,;:-–—/\\|()[]{}<>\"'“”’&#?!*_=+~^%$£@•é"];

function samplesOf(token: string): readonly string[] {
  if (/^\\[bB]$|^[\^$]$/.test(token)) return [""];
  const pattern = new RegExp(`^${token}$`, /\\[pPu]/.test(token) ? "u" : "");
  const fitting = ALPHABET.filter((character) => pattern.test(character));
  const named = /^\[[^^]/.test(token)
    ? (token.slice(1, -1).match(/\\.|[^\\-]/g) ?? []).map((one) => one.at(-1) ?? "")
    : [];
  const samples = [...fitting, ...named.filter((one) => pattern.test(one)), token.replace(/^\\/, "")];
  return [...new Set(samples.filter((one) => pattern.test(one)))].slice(0, 60);
}

/** A text to repeat, behind what leads up to it in the pattern. */
export interface Pump {
  readonly begin: string;
  readonly again: string;
}

/** Texts to repeat: each stretch of a pattern, each place filled with what fits it. */
export function pumpsOf(source: string): readonly Pump[] {
  const pumps = new Map<string, Pump>();
  for (const choice of shapeOf(source)) addPumps(choice, "", pumps);
  return [...pumps.values()];
}

function addPumps(parts: readonly Shape[], before: string, pumps: Map<string, Pump>): void {
  let begin = before;
  const add = (again: string) => {
    if (again !== "" && again.length < 80) pumps.set(`${begin}\0${again}`, { begin, again });
  };
  for (const [from, first] of parts.entries()) {
    let text = "";
    for (const part of parts.slice(from)) {
      text += sampleOf(part);
      add(text);
    }
    if (first.kind === "group") for (const choice of first.choices) addPumps(choice, begin, pumps);
    else if (first.repeats) for (const sample of spread(first.samples)) add(sample);
    begin += sampleOf(first);
  }
}

/** What repeats is often told apart by one character: some of each kind. */
function spread(samples: readonly string[]): readonly string[] {
  return [" ", "\n", "x", "1", ".", "-"].filter((one) => samples.includes(one)).concat(samples.slice(0, 2));
}

function sampleOf(part: Shape): string {
  if (part.kind === "one")
    return part.samples.find((one) => one === "x" || one === " " || one === "1") ?? part.samples[0] ?? "";
  return (part.choices[0] ?? []).map(sampleOf).join("");
}
