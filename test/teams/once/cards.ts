import type { Submission } from "../../../src/cards/submissions/submission.ts";
import { labelValue } from "../../../src/domain/changes/leads.ts";
import { changeAsked, complete, dueToday, notMine, proposed } from "../permissions/on-actions.ts";
import { claimed } from "../permissions/on-plan.ts";
import { CAST, type Candidate, type Given } from "../permissions/scene.ts";

/** What somebody gives with a press, and what is to be found of it afterwards: in the store, else on their card. */
export interface Gift {
  readonly inputs: object;
  readonly shows: string;
  /** Where it is not saved; the same when absent. */
  readonly refused?: string;
}

/** A card whose last button writes, as two people, or one on two devices, press it. */
export interface WritingCard {
  /** A typed line, and the buttons from there. */
  readonly card: readonly [string, ...string[]];
  readonly by: Candidate;
  readonly second: Candidate | "second owner";
  readonly given?: Given;
  /** What is filled in on the way to that button. */
  readonly with?: object;
  /** In one's own chat, where a group has none. */
  readonly alone?: true;
  /** Absent: nothing is given with it. */
  readonly gives?: readonly [Gift, Gift];
  /** Both people's is filed; else the second's is said to come too late, with their words. */
  readonly both?: true;
  /** What was refused is filed by saving the card that came back. */
  readonly mends?: true;
}

function words(name: string, more: object = {}): readonly [Gift, Gift] {
  const of = (text: string): Gift => ({ inputs: { ...more, [name]: text }, shows: text });
  return [of("Wrens nest in the first hedge"), of("Owls hunt by the second barn")];
}

const settled = (sponsor: string): Gift => ({
  inputs: { sponsor },
  ...{ shows: `"sponsor":"${sponsor}"`, refused: `"value":"${sponsor}"` },
});
const owners = { by: "owner", second: "second owner" } as const;
const taken = (to: string, called: string): Gift => ({
  inputs: { to },
  ...{
    shows: `"to":{"person":"${to}","name":"${called}"},"on":"2026-11-20"`,
    refused: "there was nothing to hand over",
  },
});

/** Every button: how it writes, or why it is not asked here. The type makes it complete. */
export const CARDS: Readonly<Record<Submission["verb"], WritingCard | string>> = {
  "save-update": {
    ...{ card: ["update 1.1.1", "Save"], by: "lead", second: "owner", both: true, mends: true },
    gives: words("progress", { rag: "amber", difference: "Fewer wait" }),
  },
  "undo-update": { card: ["update 1.1.1 amber Two more teams trained", "Undo"], by: "lead", second: "owner" },
  "undo-edit": {
    ...{ card: ["edit 1.1.1", "Save", "Undo"], by: "owner", second: "second owner" },
    with: { title: "Rewrite it with carers", reason: "They asked" },
  },
  seen: "is on no card any more; one that was sent before: test/teams/digest-sent.test.ts",
  snooze: {
    ...{ card: ["reminders", "Later", "Ask me on this day"], by: "lead", second: "stand-in", alone: true },
    ...{ given: dueToday, both: true },
    gives: [
      { inputs: { untilDate: "2026-11-24" }, shows: "2026-11-24" },
      { inputs: { untilDate: "2026-11-25" }, shows: "2026-11-25" },
    ],
  },
  decide: {
    card: ["waiting", "Decide 1.1.1", "Send back"],
    ...owners,
    given: { action: proposed },
    gives: words("words"),
  },
  "no-change": { card: ["reminders", "No change"], by: "lead", second: "stand-in", alone: true, given: dueToday },
  "decide-file-dates": "of a list that names itself: test/app/file-dates.test.ts",
  "open-file-dates": "shows",
  "add-evidence": {
    ...{ card: ["evidence 1.1.1 add", "Save"], by: "lead", second: "owner", both: true, mends: true },
    gives: words("shows"),
  },
  "still-complete": {
    ...{ card: ["show 1.1.1", "Still complete"], by: "lead", second: "owner", given: { action: complete } },
  },
  "add-action": {
    ...{ card: ["add action 1.1", "Add"], by: "owner", second: "theme lead", both: true, mends: true },
    gives: words("title", { accountable: labelValue("Thea Lund"), endDate: "2027-06-30" }),
  },
  "save-edit": {
    ...{ card: ["edit 1.1.1", "Propose the change"], by: "lead", second: "owner" },
    gives: words("title", { reason: "They asked" }),
  },
  "decide-edit": {
    ...{ card: ["waiting", "Decide 1.1.1", "Refuse"], ...owners, given: changeAsked("owner") },
    gives: words("words"),
  },
  "change-state": { card: ["withdraw 1.1.1", "Withdraw"], ...owners, gives: words("words") },
  "start-reminders": { card: ["start reminders", "Start reminders"], ...owners, given: { plan: { started: null } } },
  "close-plan": { card: ["close plan", "Close the plan"], ...owners, gives: words("reason") },
  "begin-plan": {
    ...{ card: ["new plan", "Begin the plan"], by: "owner", second: "lead", both: true, mends: true },
    gives: words("title", { template: "development", themes: "1 Practice that is good every time" }),
  },
  "save-settings": {
    ...{ card: ["plan set hour 08:30", "Save"], ...owners },
    gives: [
      { inputs: { wishes: [{ key: "hour", text: "08:15" }] }, shows: "08:15" },
      { inputs: { wishes: [{ key: "hour", text: "08:45" }] }, shows: "08:45" },
    ],
  },
  "settle-label": {
    ...{ card: ["people", "Change", "Save"], ...owners },
    gives: [settled(CAST.owner.id), settled("olga")],
  },
  "decide-claim": { card: ["people", "Confirm or refuse", "Confirm"], ...owners, given: { plan: { labels: claimed } } },
  "hand-over": {
    ...{ card: ["handover Amina Diallo to Viv Marsh", "Hand over"], ...owners },
    gives: [taken("viv", "Viv Marsh"), taken("olga", "Olga Brandt")],
  },
  "call-off-handover": {
    ...{ card: ["handover Amina Diallo to Viv Marsh from 1 December", "Hand over", "Call it off"], ...owners },
  },
  reassign: {
    card: ["reassign 1.1.1 to Viv Marsh", "Give it"],
    by: "owner",
    second: "theme lead",
    gives: words("words"),
  },
  "say-not-mine": {
    ...{ card: ["show 1.1.1", "Not mine", "Tell the owner"], by: "lead", second: "stand-in", both: true, mends: true },
    gives: words("words"),
  },
  "settle-not-mine": {
    ...{ card: ["waiting", "Decide 1.1.1", "It stays"], ...owners, given: notMine },
    gives: words("words"),
  },
  "claim-label": "says who one is oneself; saying it again changes nothing",
  "apply-people": "of one's own list, which says all of it: test/teams/people.test.ts",
  "file-returned": "of a form: test/teams/partners.test.ts",
  "file-returned-row": "of a form: test/teams/partners.test.ts",
  "apply-import": "of one's own draft: test/teams/import.test.ts",
  "cancel-import": "of one's own draft: test/teams/import.test.ts",
  "settle-import": "of one's own draft, which shows the last answer",
  "decide-import": "of one's own draft, which shows the last answer",
  "save-columns": "of one's own draft, which shows the last answer",
  "read-table": "shows",
  "open-import": "shows",
  "open-returned": "shows",
  "open-update": "shows",
  "open-decision": "shows",
  "open-edit-decision": "shows",
  "open-evidence": "shows",
  "open-snooze": "shows",
  "open-label": "shows",
  "open-claim": "shows",
  "open-say-not-mine": "shows",
  "open-not-mine": "shows",
  "open-words": "shows",
  "choose-place": "shows",
  "choose-plan": "asks what was typed",
  "turn-settings": "shows",
  ask: "asks a question: test/teams/once/lines.ts",
};
