import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { WaitingItem } from "../../domain/reminders/waiting-item.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What is said of one thing that waits: what it is, about what, and what there is to know. */
export interface WaitingWords {
  readonly heading: string;
  readonly title: string;
  readonly detail: string;
}

type Of<Kind extends WaitingItem["kind"]> = Extract<WaitingItem, { readonly kind: Kind }>;
type Asked = Of<"completion" | "end date" | "edit" | "not mine">;
type OfPeople = Of<"claim" | "unsettled" | "left" | "not reached" | "no cover">;

/** The words of one thing that waits. */
export function waitingWords(plan: Plan, item: WaitingItem): WaitingWords {
  switch (item.kind) {
    case "completion":
    case "end date":
    case "edit":
    case "not mine":
      return askedWords(plan, item);
    case "file dates":
      return {
        heading: count(item.actions.length, "end date"),
        title: `that ${said(item.file, 100)} moves: agree to all, to some, or refuse, in one list.`,
        detail: [`Taken in by ${said(item.who, 60)}`, sinceWords(plan, item), refWords(item.refs)].join(", "),
      };
    case "claim":
    case "unsettled":
    case "left":
    case "not reached":
    case "no cover":
      return peopleWords(plan, item);
    case "unanswered":
      return unansweredWords(item);
    case "import problems":
      return {
        heading: count(item.count, "problem"),
        title: "of the import that nobody has settled yet.",
        detail: "What the document says is kept as it stands until somebody does.",
      };
    case "without lead":
    case "without date":
      return lackWords(item);
    case "held":
      return {
        heading: count(item.refs.length, "reminder"),
        title: "put off by their leads although the date has passed; they come again by themselves.",
        detail: `${said(item.who, 200)} · ${refWords(item.refs)}`,
      };
    case "run failed":
      return {
        heading: formatDay(item.day),
        title: "The reminders of this day did not go out. What was owed then comes with the next ones by itself.",
        detail: failedWords(item),
      };
  }
}

function peopleWords(plan: Plan, item: OfPeople): WaitingWords {
  switch (item.kind) {
    case "claim":
      return {
        heading: `“${said(item.label, 100)}”`,
        title: `${said(item.who, 60)} says that this name of the plan means them.`,
        detail: [sinceWords(plan, item), hangingWords(item)].filter((part) => part !== "").join(" · "),
      };
    case "unsettled":
      return {
        heading: said(item.label, 120),
        title: item.held ? "Nobody holds this name of the plan any more." : "Nobody has said who this is.",
        detail: hangingWords(item),
      };
    case "left":
    case "not reached":
      return {
        heading: said(item.who, 100),
        title: silentWords(item),
        detail: `${hangingWords(item)}. To pass all of it on, type “handover ${said(item.who, 60)} to NAME”.`,
      };
    case "no cover":
      return {
        heading: said(item.who, 100),
        title: coverWords(item),
        detail: `${hangingWords(item)}. ${mendWords(item)}`,
      };
  }
}

function lackWords({ kind, refs }: Of<"without lead" | "without date">): WaitingWords {
  const one = said(refs[0] ?? "", 20);
  return {
    heading: count(refs.length, "open action"),
    title:
      kind === "without lead"
        ? "without a lead, so nobody is asked about what is due."
        : "without a date, so nobody is ever asked how it stands.",
    detail: `${refWords(refs)}. “edit ${one}” gives it ${kind === "without lead" ? "a lead" : "a next review or an end date"}.`,
  };
}

/** What an owner is told while no day is known on which papers are due. */
export const NO_DEADLINE = "No paper deadline is set: type “plan set paper deadlines DAY, DAY”.";

function unansweredWords({ due, refs }: Of<"unanswered">): WaitingWords {
  return {
    heading: due === null ? "The board's next papers" : `The board's papers due ${formatDay(due)}`,
    title: `${count(refs.length, "action goes", "actions go")} into them as unanswered. Owners see the list first.`,
    detail: due === null ? `${refWords(refs)}. ${NO_DEADLINE}` : refWords(refs),
  };
}

const ASKS = {
  completion: "Accept as complete?",
  "end date": "Move its end date?",
  "not mine": "Whose is it?",
} as const;

function askedWords(plan: Plan, item: Asked): WaitingWords {
  const { action, kind } = item;
  const by = said(item.who, 60);
  const words = {
    completion: `Proposed by ${by}`,
    "end date": `To ${formatDay(action.dateChange?.to ?? "")}, asked by ${by}`,
    edit: `Proposed by ${by}: ${said(action.proposal?.reason ?? "", 120)}`,
    "not mine": notMineWords(by, said(action.notMine?.suggests ?? "", 60)),
  } as const;
  return {
    heading: `${said(action.ref, 20)}  ${kind === "edit" ? editWords(action) : ASKS[kind]}`,
    title: said(action.title, 160),
    detail: [words[kind], sinceWords(plan, item)].filter((part) => part !== "").join(", "),
  };
}

function editWords({ proposal }: Asked["action"]): string {
  return proposal?.leaving ? LEAVES[proposal.leaving.does] : "Change it as proposed?";
}

const LEAVES = { withdraw: "Withdraw it?", merge: "Merge it?", carry: "Carry it to the next plan?" } as const;

function notMineWords(by: string, suggests: string): string {
  return suggests === "" ? `${by} says that it is not theirs` : `${by} says that it is not theirs but ${suggests}’s`;
}

function sinceWords(plan: Plan, { since }: WaitingItem): string {
  return since === null ? "" : formatInstant(since, plan.settings.zone);
}

function silentWords(item: Of<"left" | "not reached">): string {
  if (item.kind === "left") return "is in none of my teams and chats any more.";
  return item.why === "not-installed"
    ? "has not added Plan Keeper in Teams, so nothing reaches them."
    : "has blocked or removed Plan Keeper, so nothing reaches them.";
}

function coverWords({ by, why, until }: Of<"no cover">): string {
  const gone = why === "away" ? "is away too" : "is no longer here";
  if (until === null)
    return by === "" ? "Nobody files in their name any more." : `${said(by, 60)}, who files in their name, ${gone}.`;
  const other = by === "" ? "nobody covers for them any more" : `${said(by, 60)}, who covers for them, ${gone}`;
  return `is away until ${formatDay(until)}, and ${other}.`;
}

function mendWords({ who, until }: Of<"no cover">): string {
  const name = said(who, 60);
  return until === null
    ? `To name another, type “delegate NAME for ${name}”.`
    : `To name another, type “away ${name} DATE to ${formatDay(until)}, cover NAME”.`;
}

function failedWords({ tried, why }: Of<"run failed">): string {
  if (tried === 0) return "Plan Keeper did not run, or could not reach its store.";
  return `None of ${count(tried, "message")} left${why === "" ? "" : `: ${said(why, 120)}`}.`;
}

/** "3 open actions: 1.1.1, 1.1.2, 2.1". */
function hangingWords({ refs }: WaitingItem): string {
  return refs.length === 0 ? "No open action hangs on it" : `${count(refs.length, "open action")}: ${refWords(refs)}`;
}

const MOST_REFS = 8;

function refWords(refs: readonly string[]): string {
  const shown = refs.slice(0, MOST_REFS).map((ref) => said(ref, 20));
  return `${shown.join(", ")}${refs.length > shown.length ? " …" : ""}`;
}
