import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { type FileDates, listName } from "../../app/updates/file-dates.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { LONGEST_BOARD } from "../../domain/changes/decide-file-dates.ts";
import { everyEndDate, slipsOf } from "../../domain/due/slips.ts";
import { redactAction } from "../../domain/permissions/audience.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { type MovedAction, requestName } from "../../domain/updates/file-dates.ts";
import { LONGEST } from "../../domain/updates/update-input.ts";
import { endDatesWords } from "../actions/updates-beside.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { Choice, choiceTitle } from "../elements/choices.ts";
import { dayOrNothing, type FormPaths, problemOf } from "../elements/forms.ts";
import { againButton, titleOf } from "../elements/line.ts";
import { pageAt, pageButtons } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { count, times } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const draw = card(
  "file-dates",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    heading: z.string(),
    note: z.string(),
    moves: z.array(z.strictObject({ ref: z.string(), title: z.string(), detail: z.string() })),
    label: z.string(),
    choices: z.array(Choice),
    ticked: z.string(),
    boardMost: z.number(),
    board: z.string(),
    day: z.string(),
    wordsMost: z.number(),
    words: z.string(),
    buttons: Buttons,
    turn: Buttons,
  }),
);

/** What was typed into the list when it was refused, and why. */
export interface FileDatesAgain {
  readonly refusal: Refusal;
  readonly board: string;
  readonly day: string;
  readonly words: string;
  /** The requests that were ticked. */
  readonly ticked: readonly string[];
}

/** End dates of one file in one list: agreed together or by one, to all or some, or refused with words. */
export function fileDatesCard(
  list: FileDates,
  page: number,
  again: FileDatesAgain | null,
  { nonce, back }: FormPaths,
): Message {
  const { plan, moves, imported, today } = list;
  const shown = pageAt(moves, page);
  const choices = shown.shown.map((action) => choiceOf(action));
  const isTicked = (action: MovedAction) => again === null || again.ticked.includes(requestName(action));
  const data = { plan: plan.key.plan, imported, back, page: shown.here };
  const decide = { verb: "decide-file-dates", ...data, nonce, drawn: listName(moves) };
  const heading = `${count(moves.length, "end date")} that ${said(fileOf(moves), 100)} moves`;
  const here = shown.pages === 1 ? "" : " on this page";
  return {
    card: draw({
      ...problemOf(again?.refusal ?? null, plan.settings.zone),
      heading,
      note: noteOf(list, shown.says),
      moves: shown.shown.map((action) => moveOf(list, action)),
      label: `Which of them${here}?`,
      choices,
      ticked: shown.shown.flatMap((action) => (isTicked(action) ? [choiceValue(action)] : [])).join(","),
      boardMost: LONGEST_BOARD,
      board: again?.board.slice(0, LONGEST_BOARD) ?? "",
      day: again === null ? today : dayOrNothing(again.day),
      wordsMost: LONGEST.reason,
      words: again?.words.slice(0, LONGEST.reason) ?? "",
      buttons: [
        button(`Agree to all ${moves.length}`, { ...decide, answer: "agree all" }, "auto"),
        button("Agree to those ticked", { ...decide, answer: "agree ticked" }, "auto"),
        button("Refuse those ticked", { ...decide, answer: "refuse ticked" }, "auto"),
      ],
      turn: [
        ...pageButtons(shown, (title, to) => button(title, { verb: "open-file-dates", ...data, page: to })),
        againButton("Back", back === "" ? "waiting" : back),
      ],
    }),
    summary: heading,
  };
}

function fileOf(moves: readonly MovedAction[]): string {
  return moves[0]?.dateChange.file.name ?? "a file";
}

function noteOf({ plan, moves, others }: FileDates, page: string): string {
  const asked = moves[0]?.dateChange;
  const by = asked === undefined ? "" : `Taken in by ${asked.byName}, ${formatInstant(asked.at, plan.settings.zone)}`;
  const more = others === 0 ? "" : `${others} more ${others === 1 ? "waits" : "wait"} for others, or elsewhere`;
  return [said(plan.title, 100), said(by, 150), more, page].filter((part) => part !== "").join(" · ");
}

function moveOf(list: FileDates, action: MovedAction) {
  const title = titleOf(redactAction(list, action));
  const slips = slipsOf(action);
  const before =
    slips === 0 ? "never moved before" : `moved ${times(slips)} before: ${endDatesWords(everyEndDate(action))}`;
  return {
    ref: said(action.ref, 20),
    title: said(title, 160),
    detail: said(`${movesWords(action)} · ${before}`, 250),
  };
}

/** "31 March 2027 → 30 June 2027". */
function movesWords({ dateChange: { from, to } }: MovedAction): string {
  return `${formatDay(from)} → ${formatDay(to)}`;
}

function choiceOf(action: MovedAction): z.infer<typeof Choice> {
  const words = `${action.ref} to ${formatDay(action.dateChange.to)}`;
  return { title: choiceTitle(words, 60), value: choiceValue(action) };
}

function choiceValue(action: MovedAction): string {
  return `${action.id}:${requestName(action)}`;
}
