import { formatDay } from "../../domain/calendar/day.ts";
import { anyOf, KEPT, listWords, quoted, type Sentences } from "../words/phrases.ts";
import { said } from "../words/said.ts";

type PeopleReason =
  | "absence-backwards"
  | "cover-oneself"
  | "not-away"
  | "name-unclear"
  | "label-unknown"
  | "label-changed"
  | "label-settled"
  | "nobody-chosen"
  | "person-unknown"
  | "claim-refused"
  | "claim-gone"
  | "owners-too-few"
  | "handover-to-oneself"
  | "handover-past"
  | "handover-done"
  | "handover-other"
  | "nothing-to-hand-over"
  | "delegate-oneself"
  | "because-missing"
  | "whose-missing"
  | "led-already";

/** What is said of names, claims and absences that cannot be as asked. */
export const PEOPLE_SENTENCES: Sentences<PeopleReason> = {
  "absence-backwards": ({ from, to }) =>
    `${formatDay(to)} is before ${formatDay(from)}, so nothing was changed. Type it like this: away 20 December to 5 January, cover Ben Okafor.`,
  "cover-oneself": () => "Nobody can cover for themselves, so nothing was changed. Name somebody else of the plan.",
  "not-away": ({ name }) =>
    `${quoted(name)} is not away, so nothing was changed. To say when: away 20 December to 5 January, cover NAME.`,
  "name-unclear": ({ name, nearest }) =>
    `Nobody of the plan is surely ${quoted(name)}, so nothing was changed. ${
      nearest.length === 0
        ? "Type the whole name as the plan has it. Somebody new to it joins by “people import”, or is known to me from a team I am in."
        : `Did you mean ${nearest.map(quoted).join(" or ")}?`
    }`,
  "label-unknown": ({ label }) =>
    `The plan has no name ${quoted(label)} that waits for its person, so nothing was changed. ` +
    "Check how the plan prints it and try again.",
  "label-changed": ({ label }) =>
    `${quoted(label)} has been settled otherwise since your card was drawn, so nothing was changed. ` +
    "Look at what it stands for now, and choose again if that is wrong.",
  "label-settled": ({ label, ask }) =>
    `${quoted(label)} stands for somebody already, so nothing was changed. If that is wrong, ask ${anyOf(ask)}.`,
  "nobody-chosen": ({ what }) => `${CHOOSE[what]} Nothing was saved yet; choose and save again.`,
  "person-unknown": () =>
    "That person is neither in the plan nor in a team or chat that I am in, so nothing was changed. " +
    "Add me to a team they are in, or ask them to open me and claim their name; then try again.",
  "claim-refused": ({ label, ask }) =>
    `An owner has said that ${quoted(label)} is not you, so nothing was changed. If that is wrong, ask ${anyOf(ask)}.`,
  "claim-gone": ({ label }) =>
    `Nobody waits to be confirmed as ${quoted(label)} any more, so nothing was changed. Type “people” to look again.`,
  "owners-too-few": ({ left }) =>
    `A plan keeps at least two owners, and this would leave ${left.length === 0 ? "none" : `only ${listWords(left)}`}, so nothing was changed. ` +
    "Make somebody else an owner first: make NAME owner.",
  "handover-to-oneself": ({ name }) =>
    `Nobody can hand over to themselves, so nothing was changed. Say who takes over from ${quoted(name)}: handover NAME to NAME from 1 December.`,
  "handover-past": ({ date, today }) =>
    `${formatDay(date)} has passed: today is ${formatDay(today)}. Nothing was changed; choose today or a later day.`,
  "handover-done": ({ name, to, date }) =>
    `What ${name} held passed to ${to} on ${formatDay(date)}, so it cannot be called off any more and nothing was changed. ` +
    "To give it back, type people and say for each name who it is.",
  "handover-other": ({ name, to, date }) =>
    `${name} hands over to ${to} on ${formatDay(date)} now, so the handover of this card is gone already and nothing was ` +
    `changed. To see the other, type handover ${name} to ${to} from ${formatDay(date)}.`,
  "nothing-to-hand-over": ({ name }) =>
    `${quoted(name)} holds no name, seat or duty in this plan, so there was nothing to hand over and nothing was changed. Type “people” to see who holds what.`,
  "delegate-oneself": () =>
    "Nobody can be their own delegate, so nothing was changed. Name somebody else who files for them.",
  "because-missing": ({ ref }) => `Say why, so that the history of ${said(ref, 20)} can tell it. ${KEPT}.`,
  "led-already": ({ ref, by }) =>
    `${ref} is led by ${quoted(by)} and by nobody else, so nothing was changed. To give it to another, type reassign ${ref} to NAME.`,
  "whose-missing": ({ ref }) => `Say whose ${said(ref, 20)} is now. ${KEPT}; add the name, or let it stay where it is.`,
};

const CHOOSE = {
  person: "Nobody is chosen.",
  role: "Nobody is chosen for this role.",
  sponsor: "Nobody is chosen who vouches for them.",
  answers: "The one who answers is not among the people of the role.",
} as const;
