import { formatDay } from "../../domain/calendar/day.ts";
import type { ActionState } from "../../domain/plan/action-state.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import { KEPT, listWords, quoted, type Sentences } from "../words/phrases.ts";

type ChangeReason =
  | "action-aside"
  | "state-unfit"
  | "merge-unfit"
  | "why-missing"
  | "title-missing"
  | "lead-missing"
  | "nothing-changed"
  | "edit-waiting"
  | "ref-taken"
  | "ref-unfit"
  | "place-unknown";

/** What is said of actions that cannot be added or changed as asked. */
export const CHANGE_SENTENCES: Sentences<ChangeReason> = {
  "action-aside": ({ ref, state, until }) =>
    `Action ${ref} ${STANDS[state]}${until === null ? "" : ` until ${formatDay(until)}`}, so nothing was saved. ` +
    `Ask an owner or chair to type “resume ${ref}” if it goes on; “show ${ref}” says why it was decided.`,
  "state-unfit": ({ ref, does, state, restricted }) => {
    if (does === "restrict" || does === "unrestrict")
      return `Action ${ref} is ${restricted ? "" : "not "}restricted already, so nothing was changed. There is no more to do.`;
    return `Action ${ref} ${STANDS[state]}, so it cannot be ${DONE[does]} and nothing was changed. Type “show ${ref}” to see how it stands.`;
  },
  "merge-unfit": ({ ref, into, same }) => {
    if (same)
      return `Action ${ref} cannot be merged into itself, so nothing was changed. Name the action that goes on.`;
    if (into === "") return `Say which action ${ref} is merged into. Nothing was changed; add its ref and save again.`;
    return `Action ${into} has left the plan, so ${ref} cannot be merged into it and nothing was changed. Name one that goes on.`;
  },
  "why-missing": ({ does }) =>
    does === "refuse"
      ? `Say why not: the one who proposed it reads it. ${KEPT}; add the reason and try again.`
      : `Say why it is ${DONE[does]}: the history keeps it. ${KEPT}; add the reason and save again.`,
  "title-missing": () => `An action needs a title. ${KEPT}; add it and save again.`,
  "lead-missing": () => `An action needs somebody who leads it. ${KEPT}; choose a lead and save again.`,
  "nothing-changed": ({ ref }) =>
    `The form says what ${ref} says already, so there is nothing to save. Change a field and save again, or leave it.`,
  "edit-waiting": ({ ref, by, fields }) =>
    `${quoted(by)} has proposed a change of ${ref} (${listWords(fields)}), which waits for a decision. ` +
    "Nothing was saved; ask for that decision, and propose yours after it.",
  "ref-taken": ({ ref, title, next }) =>
    `${quoted(ref)} is the ref of another action, ${quoted(title)}. ${KEPT}; choose another ref, such as ${next}.`,
  "ref-unfit": ({ ref }) =>
    `${quoted(ref)} cannot be a ref: letters, figures, dots and hyphens, with at least one figure, up to 20. ${KEPT}; choose another.`,
  "place-unknown": ({ where }) =>
    `There is no theme or objective ${quoted(where)} where you may add an action. Nothing was done yet; choose where it belongs.`,
};

const STANDS: Readonly<Record<ActionState, string>> = {
  "not-started": "has not been started",
  open: "is open",
  "awaiting-sign-off": "is done and awaits sign-off",
  complete: "is complete",
  paused: "is paused",
  withdrawn: "was withdrawn",
  merged: "was merged into another",
  carried: "was carried to the next plan",
};

const DONE: Readonly<Record<StateVerb | "edit", string>> = {
  begin: "begun",
  pause: "paused",
  resume: "resumed",
  withdraw: "withdrawn",
  merge: "merged",
  carry: "carried",
  restrict: "restricted",
  unrestrict: "opened to all",
  edit: "changed",
};
