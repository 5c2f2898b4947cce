import { greatestOf } from "../plan/many.ts";
import type { Objective, Theme } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";

/** The themes of a plan and their objectives. */
export interface Outline {
  readonly themes: readonly Theme[];
  readonly objectives: readonly Objective[];
}

const MOST_LINES = 60;
const LONGEST_TITLE = 300;
const NUMBERED = /^(?:theme|priority|recommendation)?\s*(\d{1,3}(?:\.\d{1,3})?)[.):]?[\s–-]+(\S.*)$/i;

/**
 * Themes as lines: "1 Practice that is good every time", and below one "1.1 Plans that children understand" for an
 * objective of it. A line without a number is the next theme.
 */
export function readOutline(text: string): Result<Outline> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return refuse({ reason: "themes-missing" });
  if (lines.length > MOST_LINES) return refuse({ reason: "themes-unclear", line: lines[MOST_LINES] ?? "" });
  const themes: Theme[] = [];
  const objectives: Objective[] = [];
  for (const line of lines) {
    const [, number, words = line] = NUMBERED.exec(line) ?? [];
    const ref = number ?? String(1 + greatestOf([0, ...themes.map((theme) => Number(theme.ref))]));
    const title = words.slice(0, LONGEST_TITLE);
    const [theme = ref] = ref.split(".");
    const isTheme = theme === ref;
    const taken = isTheme ? themes.some((one) => one.ref === ref) : objectives.some((one) => one.ref === ref);
    if (taken || (!isTheme && !themes.some((one) => one.ref === theme)))
      return refuse({ reason: "themes-unclear", line });
    if (isTheme) themes.push({ ref, title, leads: [] });
    else objectives.push({ ref, theme, title });
  }
  return accept({ themes, objectives });
}
