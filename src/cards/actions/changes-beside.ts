import type { Merged } from "../../app/actions/read-merged.ts";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { mayDecideEdit } from "../../domain/changes/decide-edit.ts";
import { findUneditable } from "../../domain/changes/edit.ts";
import { proposedChanges } from "../../domain/changes/lay-edit.ts";
import { fitsState, maySetState } from "../../domain/changes/state.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { STATE_VERBS, type StateVerb } from "../../domain/plan/state-verbs.ts";
import { type Button, button } from "../elements/buttons.ts";
import { openButton, titleOf } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { writeQuestion } from "../questions/question.ts";
import { inBrackets } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { fieldChangeWords } from "./field-words.ts";

/** What stands beside an action because somebody decided or proposes it: pairs of label and words. */
export function changeFacts(open: OpenAction): readonly (readonly [string, string])[] {
  const { plan } = open;
  const action = seenAction(open);
  const { decision, proposal } = action;
  const when = (at: string) => formatInstant(at, plan.settings.zone);
  const changes = proposedChanges(action).map((change) => fieldChangeWords(change));
  return [
    [
      said(ragMark(plan.scheme, action.state === "open" ? "unrated" : action.state).words, 40),
      decision
        ? `by ${decision.byName}${decision.alone ? " alone, as the plan’s one owner" : ""}, ${when(decision.at)}${decision.until === null ? "" : `, until ${formatDay(decision.until)}`}${inBrackets(decision.reason)}`
        : "",
    ],
    ["Restricted", action.restricted ? "only those it concerns read of it" : ""],
    ["Comes from", action.source ?? ""],
    [
      "Proposed",
      proposal
        ? `${changes.join("; ")}, by ${proposal.byName}${inBrackets(proposal.reason)}, waiting for a decision`
        : "",
    ],
  ];
}

/** Where a merged action went, and what came in. */
export function mergedWords({ into, from }: Merged): readonly string[] {
  return [
    ...(into === null ? [] : [`Merged into ${into.ref}: ${titleOf(into)}`]),
    ...from.map((one) => `${one.ref} was merged into it: ${titleOf(one)}`),
  ];
}

/** "Decide" where a proposed change waits for the one who looks, "Change" where they may change anything. */
export function changeButtons(open: OpenAction, back: string): Button[] {
  const { plan, person, today } = open;
  const action = seenAction(open);
  const about = { plan: plan.key.plan, action: action.id, back };
  const decides = mayDecideEdit(plan, action, person, today);
  const changes = choicesOf(open).length > 0;
  return [
    ...(decides ? [button("Decide on the change", { verb: "open-edit-decision", ...about })] : []),
    ...(changes ? [askChange(open, "change", "Change", back)] : []),
  ];
}

/** All that the one who asks may change of an action as it stands. */
export function choicesCard(open: OpenAction, back: string): Message {
  const { plan } = open;
  const { ref } = seenAction(open);
  const choices = choicesOf(open);
  const typed = choices.map(({ words }) => words).join("\n");
  const says =
    choices.length === 0
      ? `There is nothing of ${ref} that you may change as it stands. “show ${ref}” says how it stands.`
      : `What would you like to change of ${ref}? Each can be typed as well:\n${typed}`;
  return notice(says, [
    ...choices.slice(0, MOST).map(({ button }) => button),
    openButton(plan, ref, back, `Back to ${ref}`),
  ]);
}

/** Beside the way back; what is left is typed. */
const MOST = 5;

interface ChangeChoice {
  readonly words: string;
  readonly button: Button;
}

function choicesOf(open: OpenAction): readonly ChangeChoice[] {
  const { plan, person, today, standings } = open;
  const action = seenAction(open);
  const edits = may("propose a change of an action", standings) && findUneditable(action) === undefined;
  const verbs = STATE_VERBS.filter(
    (does) => fitsState(action, does) && maySetState(plan, action, does, { person, today }),
  );
  return [
    ...(edits ? [{ words: `edit ${action.ref}`, button: askChange(open, "edit", "Edit", "") }] : []),
    ...verbs.map((does) => ({ words: WORDS[does](action.ref), button: askState(open, does) })),
  ];
}

const WORDS: Readonly<Record<StateVerb, (ref: string) => string>> = {
  begin: (ref) => `begin ${ref}`,
  pause: (ref) => `pause ${ref} until 1 March because …`,
  resume: (ref) => `resume ${ref}`,
  withdraw: (ref) => `withdraw ${ref} because …`,
  merge: (ref) => `merge ${ref} into another because …`,
  carry: (ref) => `carry ${ref} because …`,
  restrict: (ref) => `restrict ${ref}`,
  unrestrict: (ref) => `unrestrict ${ref}`,
};

const TITLES: Readonly<Record<StateVerb, string>> = {
  ...{ begin: "Begin", pause: "Pause", resume: "Bring back", withdraw: "Withdraw", merge: "Merge" },
  ...{ carry: "Carry to the next plan", restrict: "Restrict", unrestrict: "Open to all" },
};

function askChange({ plan, action }: OpenAction, ask: "edit" | "change", title: string, back: string): Button {
  const text = writeQuestion({ ask, ref: action.value.ref, plan: plan.key.plan });
  return button(title, { verb: "ask", text, back });
}

function askState({ plan, action }: OpenAction, does: StateVerb): Button {
  const question = { ask: "state", does, ref: action.value.ref, into: "", until: "", reason: "" } as const;
  return button(TITLES[does], { verb: "ask", text: writeQuestion({ ...question, plan: plan.key.plan }), back: "" });
}
