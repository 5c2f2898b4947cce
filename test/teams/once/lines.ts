import type { Question } from "../../../src/cards/questions/question.ts";
import { complete, dueToday } from "../permissions/on-actions.ts";
import type { Candidate, Given } from "../permissions/scene.ts";

/** A line that writes, as two people type it in their own chats, and one person in two. */
export interface WritingLine {
  readonly lines: readonly [string, string];
  readonly by: Candidate;
  readonly second: Candidate | "second owner";
  readonly given?: Given;
  /** What stands in the store of each; absent: nothing that tells them apart. */
  readonly shows?: readonly [string, string];
  /** It is about the one who types it, so the same person's second line says the same. */
  readonly own?: true;
  /** The second changes what the first did, or comes too late for it: it is told so. */
  readonly late?: true;
}

const owners = { by: "owner", second: "second owner" } as const;
const leads = { by: "lead", second: "owner" } as const;
const nests = "Wrens nest in the first hedge";
const barns = "Owls hunt by the second barn";

function both(line: (words: string) => string): Pick<WritingLine, "lines" | "shows"> {
  return { lines: [line(nests), line(barns)], shows: [nests, barns] };
}

/** Every question: how a typed line of it writes, or that it does not. The type makes it complete. */
export const LINES: Readonly<Record<Question["ask"], WritingLine | string>> = {
  update: { ...both((words) => `update 1.1.1 amber ${words}`), ...leads },
  "no change": { lines: ["no change 1.1.1", "no change 1.1.1"], ...leads, given: dueToday, late: true },
  "add evidence": { ...both((words) => `evidence 1.1.1 ${words}`), ...leads },
  "not mine": { ...both((words) => `not mine 1.1.1, because ${words}`), by: "lead", second: "stand-in" },
  reassign: {
    ...{ lines: [`reassign 1.1.1 to Viv Marsh, because ${nests}`, `reassign 1.1.1 to Olga Brandt, because ${barns}`] },
    ...{ shows: [nests, barns], by: "owner", second: "theme lead" },
  },
  state: { ...both((words) => `pause 1.1.1 because ${words}`), ...owners, late: true },
  reopen: { ...both((words) => `reopen 1.1.1 because ${words}`), ...owners, given: { action: complete }, late: true },
  "still complete": {
    ...{ lines: ["still complete 1.1.1", "still complete 1.1.1"], ...leads, given: { action: complete }, late: true },
  },
  "not further": { ...both((words) => `hold 1.1.1 because ${words}`), ...owners, given: dueToday },
  "let climb": { ...both((words) => `release 1.1.1 because ${words}`), ...owners, given: dueToday },
  chase: { ...both((words) => `chase 1.1.1 ${words}`), ...owners, given: dueToday, late: true },
  away: {
    lines: ["away 20 December to 5 January, cover Olga Brandt", "away 20 December to 5 January, cover Olga Brandt"],
    ...{
      by: "lead",
      second: "theme lead",
      own: true,
      shows: ['"for":"amina","by":"olga"', '"for":"thea","by":"olga"'],
    },
  },
  delegate: {
    ...{ lines: ["delegate Olga Brandt", "delegate Olga Brandt"], by: "lead", second: "theme lead", own: true },
    shows: ['"for":"amina","by":"olga"', '"for":"thea","by":"olga"'],
  },
  role: {
    ...{ lines: ["make Viv Marsh chair", "make Sid Rowan owner"], ...owners },
    shows: ['"name":"Viv Marsh"},"role":"chair","given":true', '"name":"Sid Rowan"},"role":"owner","given":true'],
  },
  back: "ends what is arranged, and says what",
  "no delegate": "ends what is arranged, and says what",
  "remind weekly": "one's own rhythm, which the last word sets",
  "remind daily": "one's own rhythm, which the last word sets",
  "pause reminders": "one's own rhythm, which the last word sets",
  "resume reminders": "one's own rhythm, which the last word sets",
  bind: "of the channel, which the last word sets",
  unbind: "of the channel, which the last word sets",
  "open plan again": "gives nothing",
  people: "settles what an exact name makes sure",
  claim: "shows",
  help: "shows",
  "my actions": "shows",
  show: "shows",
  history: "shows",
  waiting: "shows",
  overdue: "shows",
  due: "shows",
  rated: "shows",
  "no update": "shows",
  "in state": "shows",
  slips: "shows",
  stale: "shows",
  summary: "shows",
  reminders: "shows",
  deliveries: "shows",
  "last run": "shows",
  "start reminders": "shows",
  import: "shows",
  export: "shows",
  snoozed: "shows",
  unanswered: "shows",
  settings: "shows",
  "plan set": "shows",
  plans: "shows",
  "new plan": "shows",
  "close plan": "shows",
  "add action": "shows",
  evidence: "shows",
  edit: "shows",
  change: "shows",
  handover: "shows",
  roles: "shows",
  partner: "shows",
  partners: "shows",
  "people import": "shows",
  unasked: "shows",
};
