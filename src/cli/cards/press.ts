import { Refused, WrongUse } from "../terminal/command.ts";
import { choiceWords } from "./card-words.ts";
import type { CardButton, CardInput, CardWords } from "./read-card.ts";

/** What was typed for inputs, by their ids. */
export type TypedInputs = ReadonlyMap<string, string>;

/** "--input NAME=VALUE", each. @throws WrongUse for another form. */
export function readInputs(typed: readonly string[]): TypedInputs {
  return new Map(
    typed.map((one) => {
      const at = one.indexOf("=");
      if (at < 1) throw new WrongUse(`Write NAME=VALUE: --input ${one}`);
      return [one.slice(0, at), one.slice(at + 1)];
    }),
  );
}

/** The button of that name, or the only one of that title. @throws Refused, naming those that are there. */
export function findButton({ buttons, says }: CardWords, name: string): CardButton {
  const wanted = name.trim().toLowerCase();
  const [titled, another] = buttons.filter(({ title }) => title.toLowerCase() === wanted);
  const found =
    buttons.find((one) => one.name.toLowerCase() === wanted) ?? (another === undefined ? titled : undefined);
  if (found !== undefined) return found;
  const there = buttons.length === 0 ? "It has none." : `It has: ${buttons.map((one) => one.name).join(", ")}.`;
  throw new Refused(`There is no button “${name}” on the card “${says[0] ?? ""}”, so nothing was pressed. ${there}`);
}

/** What a button sends with the card's inputs as they were typed. @throws Refused for a choice that there is not. */
export function pressed({ data, sendsInputs }: CardButton, { inputs }: CardWords, typed: TypedInputs): object {
  if (!sendsInputs) return { ...data };
  return { ...data, ...Object.fromEntries(inputs.map((input) => [input.id, inputValue(input, typed.get(input.id))])) };
}

/** Refuses what was typed for no input at all, before the last button is pressed. */
export function refuseUnused({ inputs }: CardWords, button: CardButton, unused: readonly string[]): void {
  const ids = button.sendsInputs ? inputs.map(({ id }) => id) : [];
  const left = unused.filter((id) => !ids.includes(id));
  if (left.length === 0) return;
  const there = ids.length === 0 ? "It sends none." : `It sends: ${ids.join(", ")}.`;
  throw new Refused(`“${button.name}” sends no input ${left.join(", ")}, so it was not pressed. ${there}`);
}

function inputValue({ id, value, choices }: CardInput, typed: string | undefined): string {
  if (typed === undefined) return value;
  if (choices.length === 0 || typed === "") return typed;
  const one = (words: string) =>
    choices.find((choice) => [choice.value, choice.title].some((text) => text.toLowerCase() === words.toLowerCase()));
  const whole = one(typed);
  const several = whole === undefined ? typed.split(",").map((words) => one(words.trim())) : [whole];
  const found = several.flatMap((choice) => (choice === undefined ? [] : [choice.value]));
  if (found.length === several.length) return found.join(",");
  const there = choices.map(choiceWords).join(", ");
  throw new Refused(`“${typed}” is no choice of ${id}, so nothing was pressed. Choose of: ${there}.`);
}
