import { labelValue } from "../../../src/domain/changes/leads.ts";
import type { Request } from "../../../src/domain/permissions/permissions.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { type Attempt, done, pressed, typed } from "./attempt.ts";
import { CAST, type Candidate, type Given, TITLE } from "./scene.ts";

export type OnActions = Extract<
  Request,
  | "see the plan"
  | "update an action"
  | "ask to move an end date"
  | "add evidence"
  | "put a reminder off"
  | "chase an action"
  | "let it climb or not further"
  | "say that an action is not theirs"
  | "propose a change of an action"
  | "edit an action at once"
  | "accept a change of an action"
  | "accept a completion"
  | "reopen a completion"
  | "decide an end date"
  | "reassign an action"
  | "add an action"
  | "pause or bring back an action"
  | "withdraw, merge or carry an action"
  | "restrict an action"
>;

const by = { at: "2026-11-18T09:00:00.000Z", by: CAST.lead.id, byName: CAST.lead.name };
const filled = { rag: "amber", progress: "Two more teams trained", difference: "Fewer children wait" };
const restricted: Given = { action: { restricted: true } };
export const dueToday = { action: { reviewDate: "2026-11-20" } };

// Typed by the lead, so that of the others only the table decides.
export const proposed: Partial<Action> = {
  state: "awaiting-sign-off",
  rag: "complete",
  lastUpdate: {
    ...by,
    ...{ entry: 1, inNameOf: null, rag: "complete", partRags: [], nextReview: null },
    ...{ progress: "Done", difference: "All know their plan", evidence: "Minutes of 3 November" },
  },
};
export const complete: Partial<Action> = { ...proposed, state: "complete", checkDate: "2026-11-20" };
const moved = {
  from: "2027-01-29",
  to: "2027-03-31",
  reason: "Staff",
  askedBy: "Amina Diallo",
  approvedBy: "Owen Pryce",
};

/** The first move is an owner's to decide, the second the chair's. */
function movedBefore(who: Candidate): Partial<Action> {
  return { revisions: who === "chair" ? [{ ...moved, on: "2026-10-01" }] : [] };
}

const dateAsked = (who: Candidate): Given => ({
  action: {
    ...movedBefore(who),
    dateChange: { ...by, from: "2027-03-31", to: "2027-06-30", reason: "The supplier is late" },
  },
});

const datesOfFile = (who: Candidate): Given => ({
  action: {
    ...movedBefore(who),
    dateChange: {
      ...{ ...by, by: "olga", from: "2027-03-31", to: "2027-06-30", reason: "import of plan.docx" },
      file: { name: "plan.docx", import: "i1" },
    },
  },
});

// A change is an owner's to accept while there is one who did not propose it; one that moves the end date is decided
// as every move is.
export const changeAsked = (who: Candidate): Given => ({
  action: {
    ...movedBefore(who),
    proposal: { ...by, fields: { endDate: "2027-06-30" }, reason: "The supplier is late" },
  },
});

export const notMine: Given = { action: { notMine: { ...by, suggests: "Ben Okafor", words: "He runs it" } } };
const decision = {
  ...by,
  ...{ reason: "The law is awaited", into: null, until: null },
};

/** How each request about an action is asked. */
export const ON_ACTIONS: Readonly<Record<OnActions, readonly [Attempt, ...Attempt[]]>> = {
  "see the plan": [
    typed("show 1.1.1", { reads: TITLE }),
    typed("show 1.1.1", { given: restricted, hidden: ["viewer"], reads: TITLE }),
    typed("history 1.1.1", { reads: "Taken in from the document" }),
    typed("due in 30 days", { reads: TITLE }),
    typed("summary", { reads: "Northshire Children's Improvement Plan" }),
  ],
  "update an action": [
    typed("update 1.1.1 amber Two more teams trained"),
    typed("update 1.1.1", { reads: "Update 1.1.1" }),
    pressed(["update 1.1.1", "Save"], filled),
    typed("begin 1.1.1", { given: { action: { state: "not-started" } } }),
    typed("no change 1.1.1", { reads: "confirmed" }),
    typed("still complete 1.1.1", { given: { action: complete } }),
  ],
  "ask to move an end date": [
    pressed(["update 1.1.1", "Save"], { ...filled, moveTo: "2027-06-30", moveReason: "The supplier is late" }),
  ],
  "chase an action": [typed("chase 1.1.1 The board meets on Friday", { reads: "will be asked about 1.1.1" })],
  "let it climb or not further": [
    typed("hold 1.1.1", { reads: "1.1.1 goes not further for now" }),
    typed("release 1.1.1", { reads: "1.1.1 goes on" }),
  ],
  "add evidence": [
    typed("evidence 1.1.1 https://example.org/minutes The minutes show it"),
    typed("evidence 1.1.1 add", { reads: "Evidence of 1.1.1" }),
    pressed(["evidence 1.1.1 add", "Save"], { shows: "The minutes show it", where: "https://example.org/minutes" }),
  ],
  "put a reminder off": [
    pressed(["reminders", "Later", "Ask me on this day"], { untilDate: "2026-11-24" }, { given: dueToday }),
  ],
  "say that an action is not theirs": [
    typed("not mine 1.1.1, because others run it"),
    pressed(["show 1.1.1", "Not mine"], {}, { reads: "Is 1.1.1 not yours?" }),
    pressed(["show 1.1.1", "Not mine", "Tell the owner"], { words: "Others run it" }),
  ],
  "propose a change of an action": [
    typed("edit 1.1.1", { reads: "Edit 1.1.1" }),
    // An owner's own form saves: theirs is laid on at once.
    done("pressed “edit 1.1.1” → Propose the change", async (scene) => {
      const form = await scene.says(CAST.lead, "edit 1.1.1");
      const inputs = { title: "Rewrite it with carers", reason: "They asked" };
      return (asker) => scene.presses(asker, form, "Propose the change", inputs);
    }),
  ],
  "edit an action at once": [
    pressed(
      ["edit 1.1.1", "Save"],
      { title: "Rewrite it with carers", reason: "They asked" },
      // Theirs waits to be accepted.
      { instead: { by: ["lead", "stand-in", "delegate", "theme lead"], says: "is proposed" } },
    ),
  ],
  "accept a change of an action": [
    pressed(["waiting", "Decide 1.1.1", "Accept the change"], {}, { given: changeAsked }),
    pressed(["waiting", "Decide 1.1.1", "Refuse"], { words: "Not now" }, { given: changeAsked }),
  ],
  "accept a completion": [
    pressed(["waiting", "Decide 1.1.1", "Accept as complete"], {}, { given: { action: proposed } }),
    pressed(
      ["waiting", "Decide 1.1.1", "Send back"],
      { words: "Where are the minutes?" },
      { given: { action: proposed } },
    ),
  ],
  "reopen a completion": [
    typed("reopen 1.1.1 because the check failed", { given: { action: complete } }),
    pressed(["reopen 1.1.1", "Open it again"], { words: "The check failed" }, { given: { action: complete } }),
  ],
  "decide an end date": [
    pressed(["waiting", "Decide 1.1.1", "Move the date"], {}, { given: dateAsked }),
    pressed(["waiting", "Decide 1.1.1", "Refuse"], { words: "It can be done in time" }, { given: dateAsked }),
    pressed(["waiting", "Decide on the list", "Agree to all 1"], {}, { given: datesOfFile }),
    pressed(["waiting", "Decide on the list", "Refuse those ticked"], { words: "In time" }, { given: datesOfFile }),
  ],
  "reassign an action": [
    typed("reassign 1.1.1 to Viv Marsh, because Amina leaves"),
    typed("reassign 1.1.1 to Viv Marsh", { reads: "Give 1.1.1 to Viv Marsh?" }),
    pressed(["reassign 1.1.1 to Viv Marsh", "Give it"], { words: "Amina leaves" }),
    pressed(["waiting", "Decide 1.1.1"], {}, { given: notMine, reads: "He runs it" }),
    pressed(["waiting", "Decide 1.1.1", "Give it to them"], { to: "Ben Okafor" }, { given: notMine }),
    pressed(["waiting", "Decide 1.1.1", "It stays"], { words: "You agreed to it" }, { given: notMine }),
  ],
  "add an action": [
    typed("add action 1.1", { reads: "Add an action" }),
    pressed(["add action 1.1", "Add"], {
      ...{ title: "Ask every child what their plan says", accountable: labelValue("Thea Lund") },
      endDate: "2027-06-30",
    }),
  ],
  "pause or bring back an action": [
    typed("pause 1.1.1 because the law is awaited"),
    typed("resume 1.1.1", { given: { action: { state: "paused", decision } } }),
  ],
  "withdraw, merge or carry an action": [
    typed("withdraw 1.1.1 because it was done elsewhere"),
    typed("merge 1.1.1 into 1.1.2 because they are one"),
    typed("carry 1.1.1 because it takes another year"),
    pressed(["withdraw 1.1.1", "Withdraw"], { words: "It was done elsewhere" }),
  ],
  "restrict an action": [typed("restrict 1.1.1"), typed("unrestrict 1.1.1", { given: restricted, hidden: ["viewer"] })],
};
