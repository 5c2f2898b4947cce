import type { ImportWhy } from "../../plan/import-why.ts";

/**
 * What stood in the id of a problem for its reason up to release 0.1: the sentence of then. It is shown to nobody, and
 * never changes: answers that are kept under such an id are found by it. What is asked since then has none.
 */
export function formerWords(why: ImportWhy): string | undefined {
  return (FORMER[why.reason] as ((why: ImportWhy) => string) | undefined)?.(why);
}

type Former = {
  readonly [R in ImportWhy["reason"]]?: (why: Extract<ImportWhy, { readonly reason: R }>) => string;
};

function columnWords(heading: string): string {
  return heading === "" ? "A column without a heading" : `“${heading}”`;
}

const FORMER: Former = {
  "too-long-for-names": () => "This is too long to be names: say who leads.",
  "no-lead-yet": () => "Nobody is named as lead yet.",
  "with-is-support": () => "“with”: taken as support, not as a lead.",
  "nobody-named-yet": () => "Nobody is named here yet.",
  "names-nobody": () => "This names nobody: say who answers for it.",
  "names-taken-apart": () => "Names run together were taken apart: check who leads.",
  "not-a-name": () => "This does not read as a name: say who leads.",
  "several-names": () => "Several names may stand here: say who leads.",
  "lead-in-a-sentence": () => "This reads as a sentence: say who leads.",
  "surname-first": () => "A surname before its first name, or two leads? Say who leads.",
  "posts-joined": () => "Two posts may be joined by “and”: are they two leads?",
  "posts-after-names": () => "Posts stand after several names: say whose they are.",
  "post-after-two-names": () => "A post stands after two names: say whose it is.",
  "joined-by-and": () => "A person and others joined by “and”: taken as two leads.",
  "too-long-for-a-rating": () => "This is too long to be a rating: choose one.",
  "two-ratings": () => "Two ratings in one: say which one holds.",
  "too-long-for-a-date": () => "This is too long to be a date: write the date.",
  "two-cadences": () => "Two cadences stand in one phrase: say which one holds.",
  "no-day-named": () => "No day is named: write the date it is due.",
  "no-date-read": () => "No date could be read: write it as 31 July 2027, with the year.",
  "no-date-yet": () => "No date is set yet.",
  "no-date-known": () => "It names no date that we know.",
  "several-dates": () => "Several dates stand in one phrase: say which one governs.",
  "window-of-months": () => "A window of months: its end was taken as the date.",
  "several-end-dates": () => "Several end dates: the last was taken to govern.",
  "perhaps-complete": () => "It is not clear whether this is complete: taken as open.",
  "date-beside-an-event": () => "A date beside an event: say which one governs.",
  "a-beginning": () => "This reads as a beginning, not as a review or an end date.",
  "date-not-exact": () => "The exact date is not said: confirm it.",
  "review-and-end": () => "It says both review and end: which of them is the date?",
  "date-was-changed": () => "It speaks of a date that was changed: confirm the one that holds.",
  "no-completion-read": () => "No date of completion could be read.",
  "several-completions": () => "Several dates beside a completion: say which is the completion.",
  "complete-to-come": () => "It says complete, with a date still to come: write Complete, or Completion with the date.",
  "complete-and-more": () => "It says complete and more: is it?",
  "which-quarter": () =>
    "Which dates this quarter has is not said: write the month, or the quarter with its financial year (Q2 2026/27).",
  "which-term": () => "When a term or season ends is not the same everywhere: write its last day.",
  "year-alone": () => "Only a year is named: write the month.",
  "which-year": () => "The year is not said: write the date with its year.",
  "no-target-yet": () => "Its target is not set yet.",
  "which-is-better": () => "Is more or less of this better?",
  "column-of-both": () =>
    "The heading means review and end both: are these dates reviews or ends? Taken as ends until you say.",
  "no-actions-found": () => "No actions were found: is this the plan, and do its columns have headings?",
  "no-such-ref": () => "The plan has no action with this ref.",
  "outside-the-period": () => "This date lies outside the plan’s period: is the year right?",
  "far-from-the-others": () => "This date lies far from the others: is the year right?",
  "not-a-ref": () => "This does not read as a ref: the action was given one.",
  "several-points": () => "Several points in one cell were taken for one action: is each of them one of its own?",
  "actions-taken-apart": () => "Several numbered actions in one cell: they were taken apart.",
  "lettered-part": () => "A lettered part of the action above: taken as an action of its own.",
  "complete-by-date-alone": () => "Its date says complete and its rating does not: which holds?",
  "ratings-in-columns": () => "Several columns hold ratings: say which one holds.",
  "latest-rating-taken": () => "Several columns hold ratings: the latest was taken.",
  "whose-initials": () => "Nothing in the document says whose initials these are.",
  "no-lead": () => "Nobody is named as lead.",
  "leads-in-columns": () => "Several columns name leads: all of them were taken.",
  "no-date": () => "No date is given.",
  "table-kept-as-text": () => "What stands in this table is not taken for actions: it was kept as text.",
  "row-of-the-template": () => "This row is an example or a blank of the template: it was kept as text.",
  "actions-numbered": () => "The document has no refs: the actions were numbered.",
  "row-says-no-action": () => "This row says no action: it was left out; say what is to be done.",
  "row-of-no-action": () => "This row belongs to no action that we know: it was kept as text.",
  "row-names-a-lead": () => "A row without a ref names another lead: is it an action of its own?",
  "body-proposed-as-lead": () => "The body that the sentence names is proposed as lead.",
  "headings-of-the-next": () => "This table has no headings: those of the next one were taken.",
  "row-has-no-action": () => "This row has no action: left out.",
  "waits-for-itself": () => "An action cannot wait for itself.",
  "awaits-too-early": () => "Only what is complete can await sign-off.",
  "no-rating": () => "This is no rating: choose Red, Amber, Green, Complete or Not rated.",
  "column-not-read": () => "This column is not read.",
  "person-without-id": () => "No row gives this person an id.",
  "outside-without-sponsor": () => "Someone outside Teams needs a sponsor who vouches for them.",
  "stand-in-without-days": () => "A stand-in needs a first and a last day.",
  "what-is-this-name": ({ name }) => `“${name}”: a post, a body or another lead?`,
  "is-it-so-rated": ({ word, rag }) => `“${word}”: is it ${rag}?`,
  "rating-unknown": () => "Not a rating that we know: choose Red, Amber, Green, Complete or not rated.",
  "rating-not-in-the-key": () =>
    "What this rating means is not said by a key of the plan: choose Red, Amber, Green, Complete or not rated.",
  "none-of-the-ratings": ({ name, meaning }) =>
    `${name} (${meaning}) is none of Red, Amber, Green and Complete: choose.`,
  "colour-alone": ({ name }) => `Read from the cell’s colour alone: ${name}.`,
  "colour-says-nothing": ({ colour }) =>
    `The cell is coloured (${colour ?? "between two colours"}) and says nothing: choose its rating.`,
  "colour-says-otherwise": ({ text, rag }) => `The cell says “${text}” and is coloured ${rag}: which holds?`,
  "no-such-day": ({ days }) => `There is no such day as ${days.join(", ")}.`,
  "cadence-beside-dates": ({ cadence }) => `Read as ${cadence}; the dates beside it were not used.`,
  "cadence-and-a-date": ({ cadence }) => `Read as ${cadence} and a date: say what the date is for.`,
  "worst-of-the-parts": ({ parts }) => `${parts} ratings for ${parts} parts: the worst was taken for the whole.`,
  "group-was-numbered": ({ group, given }) => `The document gives this ${group} no number: it was given ${given}.`,
  "action-was-numbered": ({ given }) => `The document gives this action no ref: it was given ${given}.`,
  "ref-stands-already": ({ first }) => `This ref stands in ${first} already: give one of them another.`,
  "numbered-elsewhere": ({ under, named }) =>
    `Stands under ${under} and is numbered under ${named}: taken by its number.`,
  "which-theme": ({ under, named }) => `Stands under ${under} and is numbered under ${named}: which theme is it of?`,
  "column-unsure": ({ heading }) =>
    `${columnWords(heading)}: what this column is for is not certain; it is not read until you say.`,
  "column-kept-as-text": ({ heading }) => `${columnWords(heading)}: this column is kept as text.`,
  "no-state": ({ states }) => `This is no state: leave it empty, or ${states.join(", ")}.`,
  "ref-left-out": ({ first }) => `This ref stands in ${first} already: left out.`,
  "ref-taken-for-it": ({ given }) => `This row has no ref: ${given} is free, and taken for it.`,
  "which-group": ({ group }) => `This row does not say which ${group}.`,
  "group-reads-otherwise": ({ group, named }) => `The ${group} ${named} reads otherwise further up: that one is kept.`,
  "shared-cell": ({ pairs }) =>
    `Several actions share this cell and the numbers do not agree: say which belongs to which.${pairs.length === 0 ? "" : ` Dates and leads go together: ${pairs.join("; ")}.`}`,
  "no-directory-id": ({ name }) => `${name} needs the object id of the directory.`,
  "id-of-another": ({ name }) => `This id is that of ${name} further up.`,
  "no-plan-role": ({ roles }) => `A plan role is one of ${roles.join(", ")}.`,
  "no-kind": ({ kinds }) => `A kind is one of ${kinds.join(", ")}.`,
  "column-no-date": ({ column }) => `${column} is no date we could read.`,
};
