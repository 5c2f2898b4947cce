/** A theme or objective while the document is gone through; its ref may be found later. */
export interface OutlineGroup {
  ref: string | null;
  title: string;
  readonly place: string;
  section: string | null;
  source: string | null;
  readonly intent: string[];
  readonly outcome: string[];
  readonly leadLines: string[];
  /** The theme of an objective. */
  readonly theme: OutlineGroup | null;
  /** The cell's own words, to go on with. */
  raw: string;
  /** Named by a line of its own, above or across the table. */
  byLine: boolean;
  /** Rows of the plan stand under it. */
  used: boolean;
}

/** Where in the document we are. */
export interface OutlinePosition {
  readonly themes: OutlineGroup[];
  readonly objectives: OutlineGroup[];
  readonly text: string[];
  /** All lines that were taken for sections. */
  readonly sections: string[];
  section: string | null;
  theme: OutlineGroup | null;
  objective: OutlineGroup | null;
  collecting: "outcome" | "intent" | null;
}

/** The outline before anything is read. */
export function newOutline(): OutlinePosition {
  return {
    themes: [],
    objectives: [],
    text: [],
    sections: [],
    section: null,
    theme: null,
    objective: null,
    collecting: null,
  };
}

/** Begins a section: no theme or objective stands any more. */
export function startSection(outline: OutlinePosition, text: string): void {
  outline.section = text;
  outline.sections.push(text);
  outline.theme = null;
  outline.objective = null;
  outline.collecting = null;
}

/** A theme or objective as a line or a cell names it. */
export type Named = { readonly ref: string | null; readonly title: string; readonly source?: string | null };

/** Goes on in a theme: the one that has this ref or title, else a new one. One with nothing under it was a section. */
export function setTheme(outline: OutlinePosition, { ref, title, source = null }: Named, place: string): OutlineGroup {
  const clean = title
    .replace(/\s+/g, " ")
    .trimEnd()
    .replace(/ ?\(?cont(inued|['’]d|d)?\.?\)?$/i, "")
    .trim();
  const same = outline.themes.find(
    (one) => (ref !== null && one.ref === ref && alike(one.title, clean)) || (ref === null && one.title === clean),
  );
  const theme = same ?? newGroup(ref, clean, place, null);
  if (same === undefined) {
    theme.section = outline.section;
    theme.source = source;
    outline.themes.push(theme);
  }
  if (outline.theme !== theme) outline.objective = null;
  outline.theme = theme;
  outline.collecting = null;
  return theme;
}

function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || a === "" || b === "" || a.startsWith(b) || b.startsWith(a);
}

/** Goes on in an objective of the present theme: the one that has this ref or title, else a new one. */
export function setObjective(outline: OutlinePosition, { ref, title }: Named, place: string): OutlineGroup {
  const clean = title.replace(/\s+/g, " ").trim();
  const same = outline.objectives.find(
    (one) =>
      one.theme === outline.theme && ((ref !== null && one.ref === ref) || (one.ref === ref && one.title === clean)),
  );
  const objective = same ?? newGroup(ref, clean, place, outline.theme);
  if (same === undefined) outline.objectives.push(objective);
  outline.objective = objective;
  outline.collecting = null;
  return objective;
}

function newGroup(ref: string | null, title: string, place: string, theme: OutlineGroup | null): OutlineGroup {
  return {
    ref,
    title,
    place,
    section: null,
    source: null,
    intent: [],
    outcome: [],
    leadLines: [],
    theme,
    raw: title,
    byLine: false,
    used: false,
  };
}
