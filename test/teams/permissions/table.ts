import type { Request } from "../../../src/domain/permissions/permissions.ts";
import type { Attempt } from "./attempt.ts";
import type { Candidate } from "./scene.ts";

/** What a request asks beyond its row; kept beside the rule it tells of. */
const BESIDE: Partial<Readonly<Record<Request, string>>> = {
  "see the plan":
    "A restricted action shows as its ref alone to those who are nothing to it but viewers, and in every channel but the board's; partners see no narrative and no evidence.",
  "put a reminder off":
    "Only of one's own reminder: not where a stand-in is asked instead, nor where an owner has ruled that it is not to be put off.",
  "propose a change of an action": "While no other proposal waits.",
  "edit an action at once":
    "With Undo, and told in the history: wording, order, place, leads, measures, dates. Once reminders are started a move of the end date waits as everybody's does.",
  "withdraw, merge or carry an action":
    "Once reminders are started a second person, owner or chair, accepts it. A plan's one owner decides alone, and the history says so.",
  "accept a change of an action":
    "Never who proposed it; an owner while there is another, else the chair. A change that moves the end date is decided as a move of an end date; that an action leaves the plan, by an owner or a chair.",
  "accept a completion":
    "Never who typed it, nor anybody who is also a lead, stand-in, delegate or sponsor of the action, whatever else they are. Where that leaves nobody, the chair. A plan may rule that any manager accepts, and then says so in its summaries.",
  "reopen a completion": "Who could have accepted it.",
  "decide an end date":
    "The first move an owner, from the second the chair; never who asked for it, nor who took in the file that asks; the chair too where the only owner asked.",
  "add an action": "A theme lead in their own themes.",
  "reassign an action": "A theme lead in their own themes.",
  "report for a partner": "A sponsor for the partners they vouch for.",
  "arrange another's cover": "A delegate for the lead they serve.",
  "name their delegate": "Oneself excepted.",
  "change roles": "Two owners are left.",
  "import into the plan": "Anybody may begin a new plan, and is its owner.",
};

/** The permission table as people read it. */
export function tableOf(
  requests: readonly Request[],
  candidates: readonly Candidate[],
  isAllowed: (request: Request, who: Candidate) => boolean,
  attempts: Readonly<Record<Request, readonly Attempt[]>>,
): string {
  const notes = requests.filter((request) => BESIDE[request] !== undefined);
  const noteOf = (request: Request) => (notes.includes(request) ? ` [${notes.indexOf(request) + 1}]` : "");
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const marks = (request: Request) => candidates.map((who) => (isAllowed(request, who) ? "✓" : "–"));
  const ways = requests.reduce((sum, request) => sum + attempts[request].length, 0);
  return [
    "# Who may ask what",
    "",
    "The table of `src/domain/permissions/permissions.ts`, as `test/teams/permissions.test.ts` found it to be: each request is asked",
    `through the real server by somebody who is only one thing to the plan and the action, in ${ways} ways in all, typed and`,
    "pressed. ✓ it was done; – nothing was changed or shown, and the answer named whom to ask. Somebody who is several",
    "things may do what any of them may. This file is written by that test (`npx vitest run test/teams/permissions.test.ts -u`).",
    "",
    row(["", ...candidates]),
    row(["---", ...candidates.map(() => ":-:")]),
    ...requests.map((request) => row([`${request}${noteOf(request)}`, ...marks(request)])),
    "",
    ...notes.map((request, at) => `${at + 1}. *${request}*: ${BESIDE[request]}`),
    "",
    "Beside the table, for anybody of the tenant: help, saying that a name of a plan means oneself (an owner decides), and",
    "beginning a new plan. What somebody filed themselves they may take back for ten minutes, while they may still update.",
    "",
  ].join("\n");
}
