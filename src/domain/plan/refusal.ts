import type { Day } from "../calendar/day.ts";
import type { ActionState } from "./action-state.ts";
import type { AllowedValue } from "./allowed-value.ts";
import type { ImportField } from "./draft.ts";
import type { StateVerb } from "./state-verbs.ts";

/**
 * Everything a person can cause that is not done, each with what its sentence needs.
 * `cards/wording.ts` turns each into that sentence; the type makes it complete.
 */
export type Refusal =
  | { readonly reason: "no-plan" }
  | { readonly reason: "which-plan"; readonly plans: readonly { readonly id: string; readonly title: string }[] }
  | { readonly reason: "plan-unknown"; readonly plan: string }
  | { readonly reason: "plan-exists"; readonly plan: string }
  | { readonly reason: "may-not-begin" }
  | { readonly reason: "begun-enough"; readonly most: number; readonly plans: readonly string[] }
  | { readonly reason: "plan-title-missing" }
  | { readonly reason: "plan-id-unclear"; readonly id: string }
  | { readonly reason: "themes-missing" }
  | { readonly reason: "themes-unclear"; readonly line: string }
  | { readonly reason: "date-ahead"; readonly field: DateField; readonly date: Day; readonly today: Day }
  | { readonly reason: "being-taken-in"; readonly plan: string }
  | { readonly reason: "plan-closed"; readonly plan: string; readonly at: string; readonly by: string }
  | { readonly reason: "plan-open"; readonly plan: string }
  | { readonly reason: "not-in-plan"; readonly owners: readonly string[] }
  | { readonly reason: "not-allowed"; readonly request: string; readonly ask: readonly string[] }
  | { readonly reason: "ref-unknown"; readonly ref: string; readonly nearest: readonly string[] }
  | {
      readonly reason: "theme-unknown";
      readonly theme: string;
      readonly themes: readonly { readonly ref: string; readonly title: string }[];
    }
  | { readonly reason: "lead-unknown"; readonly lead: string; readonly nearest: readonly string[] }
  | { readonly reason: "action-closed"; readonly ref: string }
  | { readonly reason: "progress-missing" }
  | { readonly reason: "text-too-long"; readonly field: TextField; readonly length: number; readonly most: number }
  | { readonly reason: "rag-missing"; readonly part: string | null }
  | { readonly reason: "evidence-missing" }
  | { readonly reason: "difference-asked" }
  | { readonly reason: "date-unreadable"; readonly field: DateField; readonly text: string }
  | { readonly reason: "date-missing"; readonly field: DateField }
  | { readonly reason: "date-past"; readonly field: DateField; readonly date: Day; readonly today: Day }
  | { readonly reason: "date-after-end"; readonly date: Day; readonly end: Day }
  | { readonly reason: "date-beyond-gap"; readonly date: Day; readonly latest: Day }
  | { readonly reason: "date-not-later"; readonly date: Day; readonly end: Day }
  | { readonly reason: "no-end-date" }
  | { readonly reason: "reason-missing" }
  | { readonly reason: "looks-personal"; readonly found: readonly string[] }
  /** `own`: the one who asks sent the same card before, with other content. */
  | { readonly reason: "changed-meanwhile"; readonly by: string; readonly at: string; readonly own?: true }
  | { readonly reason: "nothing-to-decide"; readonly ref: string }
  | { readonly reason: "nothing-ticked" }
  | { readonly reason: "dates-decided" }
  | { readonly reason: "dates-changed" }
  | { readonly reason: "no-check-due"; readonly ref: string; readonly on: Day | null }
  | { readonly reason: "not-complete"; readonly ref: string }
  | { readonly reason: "link-not-https"; readonly link: string }
  | { readonly reason: "file-without-link"; readonly ref: string }
  | { readonly reason: "evidence-words-missing" }
  | { readonly reason: "evidence-full"; readonly ref: string; readonly most: number }
  | { readonly reason: "slips-by-person" }
  | { readonly reason: "absence-backwards"; readonly from: Day; readonly to: Day }
  | { readonly reason: "cover-oneself" }
  | { readonly reason: "not-away"; readonly name: string }
  | { readonly reason: "name-unclear"; readonly name: string; readonly nearest: readonly string[] }
  /** `of`: what was to be taken back. */
  | { readonly reason: "undo-too-late"; readonly of: "update" | "edit" }
  | { readonly reason: "undo-newer"; readonly of: "update" | "edit" }
  | { readonly reason: "snooze-not-worked"; readonly date: Day; readonly next: Day }
  | { readonly reason: "snooze-too-far"; readonly date: Day; readonly latest: Day }
  | { readonly reason: "snooze-again" }
  | { readonly reason: "seen-again" }
  /** "No change" is no answer to it. */
  | {
      readonly reason: "not-confirmed";
      readonly ref: string;
      readonly why: "red" | "unrated" | "end date" | "twice running" | "not open";
    }
  | { readonly reason: "nothing-waiting" }
  | { readonly reason: "write-in-own-chat" }
  | { readonly reason: "pause-too-long"; readonly date: Day; readonly latest: Day }
  | { readonly reason: "chased-today"; readonly ref: string; readonly by: string; readonly at: string }
  | { readonly reason: "nothing-to-chase"; readonly ref: string }
  | { readonly reason: "nothing-to-climb"; readonly ref: string }
  | { readonly reason: "already-started"; readonly at: string }
  | { readonly reason: "label-unknown"; readonly label: string }
  | { readonly reason: "label-changed"; readonly label: string }
  | { readonly reason: "label-settled"; readonly label: string; readonly ask: readonly string[] }
  | { readonly reason: "nobody-chosen"; readonly what: "person" | "role" | "sponsor" | "answers" }
  | { readonly reason: "person-unknown" }
  | { readonly reason: "claim-refused"; readonly label: string; readonly ask: readonly string[] }
  | { readonly reason: "claim-gone"; readonly label: string }
  | { readonly reason: "owners-too-few"; readonly left: readonly string[] }
  | { readonly reason: "handover-to-oneself"; readonly name: string }
  | { readonly reason: "handover-past"; readonly date: Day; readonly today: Day }
  | { readonly reason: "handover-done"; readonly name: string; readonly to: string; readonly date: Day }
  | { readonly reason: "handover-other"; readonly name: string; readonly to: string; readonly date: Day }
  | { readonly reason: "nothing-to-hand-over"; readonly name: string }
  | { readonly reason: "delegate-oneself" }
  | { readonly reason: "because-missing"; readonly ref: string }
  | { readonly reason: "whose-missing"; readonly ref: string }
  | { readonly reason: "led-already"; readonly ref: string; readonly by: string }
  | { readonly reason: "page-unknown" }
  | { readonly reason: "question-unclear"; readonly text: string }
  | { readonly reason: "unknown-button" }
  | { readonly reason: "file-unreadable"; readonly why: string }
  | { readonly reason: "file-not-fetched"; readonly why: "address" | "gone" | "time" }
  | { readonly reason: "file-kind"; readonly kind: UnreadKind }
  | { readonly reason: "file-too-big"; readonly what: DocumentLimit; readonly most: number }
  | { readonly reason: "columns-missing"; readonly columns: readonly string[] }
  | { readonly reason: "nothing-to-import" }
  | { readonly reason: "import-unknown" }
  | { readonly reason: "import-applied"; readonly by: string; readonly at: string }
  | { readonly reason: "answer-unclear"; readonly field: ImportField; readonly text: string }
  | { readonly reason: "setting-unknown"; readonly words: string }
  /** `orElse`: a word that takes what a theme or an action has otherwise away again. */
  | {
      readonly reason: "setting-unclear";
      readonly setting: string;
      readonly text: string;
      readonly allowed: AllowedValue;
      readonly orElse?: string;
    }
  | { readonly reason: "setting-of-plan"; readonly setting: string; readonly place: string }
  | { readonly reason: "settings-changed" }
  | { readonly reason: "not-a-channel" }
  | { readonly reason: "channel-taken"; readonly plan: string }
  | { readonly reason: "channel-not-bound" }
  | { readonly reason: "restricted"; readonly ref: string }
  | { readonly reason: "partners-look-on" }
  | { readonly reason: "not-to-be-paused"; readonly ref: string }
  | { readonly reason: "partner-unknown"; readonly name: string; readonly nearest: readonly string[] }
  | { readonly reason: "form-damaged" }
  | { readonly reason: "form-gone" }
  | { readonly reason: "action-aside"; readonly ref: string; readonly state: ActionState; readonly until: Day | null }
  | {
      readonly reason: "state-unfit";
      readonly ref: string;
      readonly does: StateVerb;
      readonly state: ActionState;
      readonly restricted: boolean;
    }
  | { readonly reason: "merge-unfit"; readonly ref: string; readonly into: string; readonly same: boolean }
  | { readonly reason: "why-missing"; readonly does: StateVerb | "edit" | "refuse" }
  | { readonly reason: "title-missing" }
  | { readonly reason: "lead-missing" }
  | { readonly reason: "nothing-changed"; readonly ref: string }
  | { readonly reason: "edit-waiting"; readonly ref: string; readonly by: string; readonly fields: readonly string[] }
  | { readonly reason: "ref-taken"; readonly ref: string; readonly title: string; readonly next: string }
  | { readonly reason: "ref-unfit"; readonly ref: string }
  | { readonly reason: "place-unknown"; readonly where: string }
  /** A newer release, which is being rolled out beside this one, changes what was to be changed. */
  | { readonly reason: "newer-release" }
  | { readonly reason: "store-down" };

/** Texts that may be too long, as their forms call them. */
export type TextField =
  | "progress"
  | "difference"
  | "evidence"
  | "inTheWay"
  | "reason"
  | "message"
  | "board"
  | "title"
  | "measures"
  | "where it came from";
/** Files that are not read, told apart where the way to a readable one differs. */
export type UnreadKind = "pdf" | "old-word" | "old-excel" | "protected" | "empty" | "other";
/** What a file may have only so much of. */
export type DocumentLimit =
  | "bytes"
  | "bytes unpacked"
  | "rows"
  | "columns"
  | "cells"
  | "characters in a cell"
  | "characters in a paragraph"
  | "seconds to read"
  | "megabytes of memory to read";
/** Dates that may be wrong, as their forms call them. */
export type DateField =
  | "day the report was received"
  | "day it was agreed"
  | "next review date"
  | "proposed end date"
  | "snooze date"
  | "check date"
  | "date"
  | "review date"
  | "end date"
  | "end of the pause";
/** What is not done, by its short name. */
export type Reason = Refusal["reason"];
