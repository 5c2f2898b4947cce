import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import type { FirstReminder, NotReached, StartPreview } from "../../app/reminders/start-reminders.ts";
import { formatDay, formatInstant, timeIn } from "../../domain/calendar/day.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { titleOf } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Headed lists of short lines under a heading, with buttons. */
export const drawSections = card(
  "start",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    sections: z.array(
      z.strictObject({ name: z.string(), lines: z.array(z.strictObject({ who: z.string(), what: z.string() })) }),
    ),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** People named under one heading; the rest is counted. */
const MOST = 12;

/** What pressing *Start reminders* does: who gets what first, who cannot be reached. Nothing is sent before. */
export function startCard(preview: StartPreview, nonce: string): Message {
  const { plan, first, notReached } = preview;
  const { started } = plan;
  const heading = started === null ? "Start reminders?" : "Reminders are started";
  const since =
    started === null
      ? "Nothing is sent until you press Start reminders"
      : `Since ${formatInstant(started.at, plan.settings.zone)}`;
  return {
    card: drawSections({
      heading,
      note: `${said(plan.title, 100)} · ${since}; one message a person a day at most, from ${plan.settings.hour}`,
      sections: [
        section(`Will be reminded (${first.length})`, first, firstWords),
        section(`Cannot be reached (${notReached.length})`, notReached, notReachedWords),
        ...lackSections(preview),
      ],
      hasButtons: started === null,
      buttons: [button("Start reminders", { verb: "start-reminders", plan: plan.key.plan, nonce })],
    }),
    summary: heading,
  };
}

function section<T extends FirstReminder>(name: string, people: readonly T[], words: (person: T) => string) {
  const lines = people.slice(0, MOST).map((person) => ({ who: said(person.name, 100), what: ` · ${words(person)}` }));
  const more = people.length - lines.length;
  if (people.length === 0) lines.push({ who: "", what: "Nobody." });
  if (more > 0) lines.push({ who: "", what: `and ${more} more` });
  return { name, lines };
}

/** What nobody will be asked about, and what one owner alone decides; nothing where there is neither. */
function lackSections({ unaskable, alone }: StartPreview) {
  const shown = unaskable.slice(0, MOST).map(({ line, lacks }) => ({
    who: said(line.ref, 20),
    what: ` · no ${lacks.join(" and no ")}: ${said(titleOf(line), 120)}`,
  }));
  const more = unaskable.length - shown.length;
  const rest = more > 0 ? [{ who: "", what: `and ${more} more: type “without lead or date”` }] : [];
  return [
    ...(unaskable.length === 0
      ? []
      : [{ name: `Nobody is asked about (${unaskable.length})`, lines: [...shown, ...rest] }]),
    ...(alone ? [{ name: "You are the plan’s only owner", lines: ALONE.map((what) => ({ who: "", what })) }] : []),
  ];
}

const ALONE = [
  "From now on you decide alone what is withdrawn, merged or carried, and the history says so.",
  "Never an end date or a completion of yours: that takes a second person. “make NAME owner” or “make NAME chair” names one.",
];

/** What pressing it did: when the first go out, and to how many. */
export function startedWords({ plan, first, today }: StartPreview, now: Date): string {
  const { title, settings } = plan;
  const started = `Reminders of ${said(title, 100)} are started.`;
  const then = "Type deliveries to see what was sent.";
  const [earliest] = first;
  if (earliest === undefined)
    return `${started} Nobody who can be reached has a date yet, so nothing goes out. ${then}`;
  const { on } = earliest;
  const many = count(first.filter((one) => one.on === on).length, "person", "people");
  const hasCome = timeIn(settings.zone, now) >= settings.hour;
  if (on === today)
    return `${started} The first go out ${hasCome ? "within minutes" : `today from ${settings.hour}`}, to ${many}. ${then}`;
  return `${started} Nothing goes out today. The first go out on ${formatDay(on)} from ${settings.hour}, to ${many}. ${then}`;
}

function firstWords({ on, items }: FirstReminder): string {
  const refs = items.slice(0, 6).map(({ line }) => line.ref);
  const more = items.length > refs.length ? " …" : "";
  return said(`${formatDay(on)}: ${count(items.length, "action")} (${refs.join(", ")}${more})`, 200);
}

const WHY: Readonly<Record<NotReached["why"], string>> = {
  "outside-teams": "is outside Teams",
  unsettled: "stands for nobody yet: nobody has said who it is",
  "no-holder": "stands for nobody today",
  "not-installed": "has not added Plan Keeper in Teams",
  unreachable: "has blocked or removed Plan Keeper",
};

function notReachedWords(person: NotReached): string {
  const vouches = person.sponsor === null ? "" : `; ${person.sponsor} vouches`;
  return said(`${WHY[person.why]}${vouches} · ${firstWords(person)}`, 300);
}
