import type { AppliedImport } from "../../app/import/apply-import.ts";
import type { Message } from "../../app/ports/messages.ts";
import { askButton } from "../elements/buttons.ts";
import { count, listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { drawImport } from "./preview.ts";
import { type ImportSection, line } from "./views.ts";

/** What was saved, what is still to settle, and what comes next. */
export function importAppliedCard(applied: AppliedImport): Message {
  const { name, title, isNew, started, again } = applied;
  const inPlan = (words: string) => `${words} in plan ${name.plan}`;
  const heading = isNew ? "The plan is saved" : "The import is saved";
  return {
    card: drawImport({
      hasBanner: again,
      bannerStyle: "emphasis",
      banner: "It was applied before: nothing was saved twice.",
      heading,
      title: said(title, 200),
      note: isNew ? "You are its owner." : "What people have filed since is kept.",
      sections: [savedSection(applied), openSection(applied), nextSection(started)],
      hasButtons: true,
      buttons: [
        askButton(inPlan("people"), "People"),
        ...(started ? [] : [askButton(inPlan("start reminders"), "Start reminders")]),
        askButton(inPlan("summary"), "Summary"),
      ],
    }),
    summary: said(`${heading}: ${title}`, 150),
  };
}

function savedSection({ isNew, added, changed, kept }: AppliedImport): ImportSection {
  const lines = isNew
    ? [line("Actions", String(added))]
    : [line("Added", String(added)), line("Changed", String(changed))];
  if (kept > 0) lines.push(line("Newer here", `${count(kept, "value")} kept as filed since`));
  return { name: "Saved", lines };
}

function openSection({ asked, problems, missing, undecided }: AppliedImport): ImportSection {
  const lines = [
    ...(asked.count > 0 ? [line("", askedWords(asked))] : []),
    ...(problems > 0
      ? [line("", `${count(problems, "value")} could not be read and ${problems === 1 ? "is" : "are"} empty`)]
      : []),
    ...(missing > 0
      ? [line("", `${count(missing, "action")} of the plan ${missing === 1 ? "is" : "are"} not in this file, and kept`)]
      : []),
    ...(undecided > 0
      ? [line("", `${count(undecided, "proposal")} undecided: they come again with the next import`)]
      : []),
  ];
  return { name: "Still to settle", lines: lines.length > 0 ? lines : [line("", "Nothing.")] };
}

/** What somebody else decides before any end date moves, and who. */
function askedWords({ count: number, deciders }: AppliedImport["asked"]): string {
  const moves = `${count(number, "end date")} ${number === 1 ? "moves" : "move"} when agreed`;
  return deciders.length === 0
    ? `${moves}, and nobody of this plan may agree: name another owner or a chair (People)`
    : `${moves}, in one list: ${listWords(deciders, "or")} (waiting)`;
}

function nextSection(started: boolean): ImportSection {
  const lines = started
    ? [line("", "Where the file brings new names, say who they are: People.")]
    : [
        line("1.", "People: say who the names and posts in the plan are."),
        line("2.", "Start reminders: see who would get what, then start. Nothing is sent before."),
      ];
  return { name: "What comes next", lines };
}
