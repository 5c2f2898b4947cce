import type { HandoverView } from "../../app/people/hand-over.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { findPlanned } from "../../domain/people/plan-handover.ts";
import type { Handover } from "../../domain/plan/person.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import { button } from "../elements/buttons.ts";
import { againButton } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { dayFromToday } from "../words/dates.ts";
import { count, listWords } from "../words/phrases.ts";
import { formCard } from "./form.ts";

/** All that would pass by a handover, to be pressed by an owner; one that waits for its day can be called off. */
export function handoverCard(view: HandoverView, nonce: string): Message {
  const { handover, from, to, today, plan, state } = view;
  const about = { plan: plan.key.plan, ...handover };
  const press = { verb: "hand-over", ...about, nonce };
  return formCard({
    heading: state === "planned" ? `${from} hands over to ${to}` : `Hand over from ${from} to ${to}?`,
    title: handover.on === today ? "From today." : `From ${dayFromToday(handover.on, today)}.`,
    facts: factsOf(view),
    inputs: [],
    buttons:
      state === "planned"
        ? [button("Call it off", { verb: "call-off-handover", ...about }), againButton("Names", "people")]
        : [button("Hand over", press), againButton("Names", "people")],
    refusal: null,
    zone: plan.settings.zone,
  });
}

const MOST_REFS = 60;

function factsOf({ part, actions, dated, waiting, handover, from, to, today, plan }: HandoverView) {
  const refs = actions.slice(0, MOST_REFS).map(({ ref }) => ref);
  const more = actions.length > refs.length ? ` and ${actions.length - refs.length} more` : "";
  const day = formatDay(handover.on);
  const then = handover.on === today ? `go to ${to} from now on` : `go to ${to} from ${day}, until then to ${from}`;
  const serves = part.delegates.map((one) =>
    one.for === handover.from ? `${nameOf(plan, one.by)} files for them` : `they file for ${nameOf(plan, one.for)}`,
  );
  const covers = part.covers.map((cover) => `${nameOf(plan, cover.for)} until ${formatDay(cover.to)}`);
  const next = findPlanned(plan, handover.to);
  return [
    ["Open actions", actions.length === 0 ? "none" : `${actions.length} (${refs.join(", ")}${more})`],
    ["Names in the plan", part.labels.join("; ") || "none"],
    ["Seats", part.seats.join(", ")],
    ["Vouches for", part.sponsored.join("; ")],
    ["Delegates", serves.join("; ")],
    ["Answers for who is away", covers.join("; ")],
    ["Requests", waiting === 0 ? "" : `${count(waiting, "decision")} that ${from} may take, and then ${to}`],
    ["Instead of", otherWords(plan, handover)],
    [
      "Mind",
      [next ? `${to} hands over in turn, ${toOn(plan, next)}` : "", awayWords(plan, handover)]
        .filter(Boolean)
        .join("; "),
    ],
    ["Reminders", dated === 0 ? "" : `of ${count(dated, "action")} ${then}`],
  ] as const;
}

/** The handover of the same person that this one takes the place of; "" for none. */
function otherWords(plan: Plan, { from, to, on }: Handover): string {
  const other = findPlanned(plan, from);
  return other === undefined || (other.to === to && other.on === on) ? "" : `the handover ${toOn(plan, other)}`;
}

/** That who takes over is away on the day, which is no reason against it; "" otherwise. */
function awayWords(plan: Plan, { from, to, on }: Handover): string {
  const away = plan.standIns.find((one) => one.for === to && one.from <= on && on <= one.to);
  if (away === undefined) return "";
  const who = away.by === from ? "then nobody" : nameOf(plan, away.by);
  return `${nameOf(plan, to)} is away until ${formatDay(away.to)}, and ${who} answers for them`;
}

function toOn(plan: Plan, { to, on }: Handover): string {
  return `to ${nameOf(plan, to)} on ${formatDay(on)}`;
}

/** What was handed over, or will be. */
export function handedCard({ handover, from, to, part, actions, plan, state }: HandoverView): Message {
  const what = [
    count(actions.length, "open action"),
    count(part.labels.length, "name"),
    ...part.seats.map((seat) => `the seat of ${seat}`),
  ];
  const title = plan.title;
  if (state === "done") return notice(`Done: what ${from} held in ${title} is ${to}'s now (${listWords(what)}).`);
  return notice(
    `Noted: on ${formatDay(handover.on)} what ${from} holds in ${title} passes to ${to} (${listWords(what)}). ` +
      "Until then nothing changes; I do it by myself on that day.",
    [button("Call it off", { verb: "call-off-handover", plan: plan.key.plan, ...handover })],
  );
}
