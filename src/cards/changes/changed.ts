import type { CommittedAction } from "../../app/commit-planned.ts";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { mayDecideEdit } from "../../domain/changes/decide-edit.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import { drawAction, updateSection } from "../actions/action.ts";
import { fitted } from "../elements/template.ts";
import { anyOf } from "../words/phrases.ts";

/** What was just done to an action. */
export type ChangeDone = "added" | "edited" | "edit accepted" | "edit refused" | StateVerb;

/** The action as it stands after a change by hand; `dropped`: what was asked of it is not going to be decided. */
export function changedCard(
  open: Omit<CommittedAction, "again"> & { readonly again: boolean },
  done: ChangeDone,
  back: string,
  dropped = false,
): Message {
  const falls = dropped ? " What was asked of it and is not decided falls away." : "";
  return fitted((most) => drawAction(open, bannerOf(open, done) + falls, updateSection(open, most), [], back));
}

function bannerOf(open: CommittedAction, done: ChangeDone): string {
  const action = seenAction(open);
  if (open.again) return `That was done already, and only once. This is how ${action.ref} stands.`;
  if (done === "added") return `${action.ref} is added to the plan.`;
  if (done === "edited") return action.proposal ? proposedWords(open) : `${action.ref} is changed.`;
  if (done === "edit accepted") return `Accepted: ${action.ref} is changed.`;
  if (done === "edit refused")
    return `Refused: ${action.ref} stands as it was. The history keeps what was proposed and why not.`;
  return stateWords(open, done);
}

function proposedWords({ plan, action: { value }, today }: OpenAction): string {
  const deciders = plan.people.filter(({ id }) => mayDecideEdit(plan, value, id, today)).map(({ name }) => name);
  return `Your change of ${value.ref} is proposed. It waits for ${anyOf(deciders)}; until then ${value.ref} stands as it is.`;
}

function stateWords(open: OpenAction, does: StateVerb): string {
  const { ref, state, decision } = open.action.value;
  const until = decision?.until ?? null;
  switch (does) {
    case "begin":
      return `${ref} has begun.`;
    case "pause":
      return until === null
        ? `${ref} is paused: nobody is asked about it until it is resumed.`
        : `${ref} is paused: nobody is asked about it before ${formatDay(until)}, when it is open again by itself.`;
    case "resume":
      return state === "awaiting-sign-off"
        ? `${ref} is back: it awaits sign-off as before.`
        : `${ref} is back: its leads are asked about it again.`;
    case "withdraw":
      return `${ref} is withdrawn: it leaves the figures and stays listed under “withdrawn actions”.`;
    case "merge":
      return `${ref} is merged: it leaves the figures and stays listed under “merged actions”.`;
    case "carry":
      return `${ref} is carried to the next plan: it leaves the figures and stays listed under “carried actions”.`;
    case "restrict":
      return `${ref} is restricted: to all but those it concerns it shows as its ref alone.`;
    case "unrestrict":
      return `${ref} is open to everybody of the plan again.`;
  }
}
