import { basename } from "node:path";
import { administerPeople } from "../../app/people/import-people.ts";
import { problemWords, wordedProblem } from "../../cards/wording/import-wording.ts";
import { readDocumentApart } from "../../documents/read-document-apart.ts";
import { findPeopleTable } from "../../domain/people/people-document.ts";
import { accepted, administratorOf, json } from "../terminal/answer.ts";
import {
  type Command,
  JSON_HELP,
  JSON_OPTION,
  Refused,
  TENANT_HELP,
  TENANT_OPTION,
  WrongUse,
} from "../terminal/command.ts";
import { bytesOf } from "../terminal/file-bytes.ts";

/** Takes in who the names of a plan are. */
export const peopleCommand: Command = {
  name: "people",
  usage: "people import FILE --plan ID [--preview] [--json]",
  about: [
    "Takes in a list of who a plan's names are, CSV or Excel: Label, Name, Directory id; also Kind, Plan roles, Post,",
    "From, To, Answers, Stand-in, Stand-in from, Stand-in to, Delegate, Sponsor. What it does not name stays.",
    "--plan ID       the plan",
    "--preview       show what it would change, and save nothing",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 2,
  options: { plan: { type: "string" }, preview: { type: "boolean" }, ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, terminal) => {
    const [does, file = ""] = typed.words;
    if (does !== "import") throw new WrongUse(`Write: npm run -s plan -- ${peopleCommand.usage}`);
    const plan = typed.text("plan");
    if (plan === undefined) throw new WrongUse("Say which plan: --plan ID");
    const opened = await terminal.open();
    const document = accepted(await readDocumentApart(basename(file), await bytesOf(file)));
    const table = findPeopleTable(document);
    if (table === undefined)
      throw new Refused(`${file} is no list of people: it needs the columns Label, Name and Directory id.`);
    const by = administratorOf(plan, opened, terminal.now);
    const taken = accepted(await administerPeople(opened.stores, by, table, typed.flag("preview")));
    const { differences, problems } = taken;
    if (typed.flag("json")) terminal.print(json({ differences, problems: problems.map(wordedProblem) }));
    else {
      for (const { says } of differences) terminal.print(says);
      for (const { place, text, why } of problems)
        terminal.print(`Not read: ${place}: “${text}”. ${problemWords(why)}`);
      terminal.print(doneWords(differences.length, typed.flag("preview")));
    }
    return 0;
  },
};

function doneWords(changes: number, preview: boolean): string {
  if (changes === 0) return "Nothing to change: the plan says so already.";
  const count = changes === 1 ? "1 change" : `${changes} changes`;
  return preview ? `${count}; nothing was saved.` : `Saved: ${count}.`;
}
