import type { PeopleTaken } from "../../app/people/import-people.ts";
import type { Message } from "../../app/ports/messages.ts";
import { button } from "../elements/buttons.ts";
import { againButton } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { problemWords } from "../wording/import-wording.ts";
import { count } from "../words/phrases.ts";
import { formCard } from "./form.ts";

const MOST = 25;

/** What a list of people would change, to be applied by an owner. `table` names the list. */
export function peoplePreviewCard({ plan, differences, problems }: PeopleTaken, table: string): Message {
  const left = problems.map(({ place, text, why }) => `${place}: “${text}”. ${problemWords(why)}`);
  if (differences.length === 0 && left.length === 0)
    return notice(`This list says of ${plan.title} what I know already. There is nothing to change.`);
  return formCard({
    heading: `A list of people: ${count(differences.length, "change")}`,
    title: `What it would change of ${plan.title}. Nothing is saved yet; what it does not name stays.`,
    facts: [
      ...shown(
        "Change",
        differences.map(({ says }) => says),
      ),
      ...shown("Not read", left),
    ],
    inputs: [],
    buttons: [
      ...(differences.length === 0 ? [] : [button("Apply", { verb: "apply-people", plan: plan.key.plan, table })]),
      againButton("Names", "people"),
    ],
    refusal: null,
    zone: plan.settings.zone,
  });
}

/** What was taken in. */
export function peopleTakenCard({ plan, differences, problems }: PeopleTaken): Message {
  const left = problems.length === 0 ? "" : ` ${count(problems.length, "row")} could not be read and changed nothing.`;
  const done =
    differences.length === 0
      ? `Nothing was left to change: ${plan.title} says so already.`
      : `Saved: ${count(differences.length, "change")} of who is who in ${plan.title}.`;
  return notice(`${done}${left}`, [againButton("Names", "people")]);
}

function shown(label: string, texts: readonly string[]): readonly (readonly [string, string])[] {
  const some = texts.slice(0, MOST).map((text) => [label, text.slice(0, 300)] as const);
  return texts.length > MOST ? [...some, [label, `… and ${texts.length - MOST} more`]] : some;
}
