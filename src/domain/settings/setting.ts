import type { Day } from "../calendar/day.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { AllowedValue } from "../plan/allowed-value.ts";
import type { OverridableSettings, PlanSettings, Theme } from "../plan/plan.ts";
import { readNumber } from "./values.ts";

/** What reading and writing settings needs of a plan. */
export interface SettingContext {
  readonly today: Day;
  /** The plan's actions, so that they can be named by their refs. */
  readonly actions: readonly Pick<ActionLine, "id" | "ref" | "theme">[];
  readonly themes: readonly Theme[];
}

/** Characters that a list, and that any other value may have when it is written: what a card holds whole, so that nothing is cut off unseen. */
export const LONGEST_LIST = 700;
/** Characters that any other value may have. */
export const LONGEST_VALUE = 120;

/** One thing an owner can turn, the same in a typed line, on a card and at a command line. */
export interface Setting {
  /** As it is typed: "plan set lead days 10, 5". */
  readonly key: string;
  readonly title: string;
  /** What it decides, in a sentence. */
  readonly about: string;
  /** What may be said: what a refusal offers. */
  readonly allowed: AllowedValue;
  /** Where only these may be said. */
  readonly choices?: readonly string[];
  /** Characters at most when it is written; absent: `LONGEST_VALUE`. */
  readonly longest?: number;
  /** Where a theme or an action may have it otherwise than the plan. */
  readonly overridable?: keyof OverridableSettings;
  /** The settings with this one as the text says; undefined: it cannot be read so. */
  readonly read: (text: string, settings: PlanSettings, context: SettingContext) => PlanSettings | undefined;
  /** Its present value; `read` of it changes nothing. */
  readonly write: (settings: PlanSettings, context: SettingContext) => string;
}

/** One that a theme or an action may have otherwise than the plan. */
export type OverridableSetting = Setting & { readonly overridable: keyof OverridableSettings };

type Numeric =
  | "repeatEvery"
  | "grace"
  | "quietAfter"
  | "climbAfter"
  | "longestGapMonths"
  | "staleAfter"
  | "attendAfter";

/** A setting that is a whole number. */
export function numeric(
  key: string,
  field: Numeric,
  least: number,
  most: number,
  title: string,
  about: string,
): Setting {
  return {
    key,
    title,
    about,
    allowed: { kind: "number", least, most },
    read: (text, settings) => withValue(settings, field, readNumber(text, least, most)),
    write: (settings) => String(settings[field]),
  };
}

/** The fields that are one of two words. */
type Worded = "signOff" | "called" | "climbsToDirectors" | "unansweredTo";

/** A setting that is one of some words; a card offers them to choose from. */
export function choice<K extends Worded>(
  key: string,
  field: K,
  choices: readonly PlanSettings[K][],
  title: string,
  about: string,
): Setting {
  return {
    key,
    title,
    about,
    allowed: { kind: "words", choices },
    choices,
    read: (text, settings) => withValue(settings, field, oneOf(choices, text)),
    write: (settings) => settings[field],
  };
}

/** One of some words, however they are written. */
function oneOf<T extends string>(known: readonly T[], text: string): T | undefined {
  const whole = text.toLowerCase();
  const said = [whole, whole.replace(/^(an?|the|by) /, "")];
  return known.find((one) => said.includes(one));
}

/** The settings with one of them changed; undefined where the value could not be read. */
export function withValue<K extends keyof PlanSettings>(
  settings: PlanSettings,
  field: K,
  value: PlanSettings[K] | undefined,
): PlanSettings | undefined {
  return value === undefined ? undefined : { ...settings, [field]: value };
}

/** The same of the working week. */
export function withWeek<K extends keyof PlanSettings["week"]>(
  settings: PlanSettings,
  field: K,
  value: PlanSettings["week"][K] | undefined,
): PlanSettings | undefined {
  return value === undefined ? undefined : { ...settings, week: { ...settings.week, [field]: value } };
}
