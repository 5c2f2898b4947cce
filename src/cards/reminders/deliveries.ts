import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import type { DeliveryList } from "../../app/reminders/list-deliveries.ts";
import type { RefusedPlace } from "../../app/sending/refused-places.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import type { Delivery } from "../../domain/due/delivery.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { Buttons } from "../elements/buttons.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { compareDeliveryKinds, deliveryKindOf, deliveryKindsWords, deliveryWords } from "./delivery-words.ts";

const draw = card(
  "deliveries",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    people: z.array(z.strictObject({ name: z.string(), lines: z.array(z.strictObject({ text: z.string() })) })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Messages shown of one person; older ones are counted. */
const MOST = 3;

/** What was sent to whom, and what became of it and why: who was not reached comes first. */
export function deliveriesCard({ plan, from, people, places }: DeliveryList, page: number): Message {
  const standing = people
    .flatMap((person) => person.deliveries.slice(0, 1).map((last) => ({ ...person, stands: deliveryKindOf(last) })))
    .sort((a, b) => compareDeliveryKinds(a.stands, b.stands));
  const words = (number: number) => writeQuestion({ ask: "deliveries", page: number, plan: plan.key.plan });
  const shown = paged(standing, page, words);
  const heading =
    people.length === 0
      ? `Nothing was sent since ${formatDay(from)}`
      : deliveryKindsWords(standing.map(({ stands }) => stands));
  return {
    card: draw({
      heading,
      note: [`Reminders of ${said(plan.title, 100)} since ${formatDay(from)}`, whyNone(plan, people.length), shown.says]
        .filter((part) => part)
        .join(" · "),
      people: [
        ...places
          .slice(0, MOST)
          .map((place) => ({ name: said(place.name, 100), lines: [{ text: placeWords(plan, place) }] })),
        ...shown.shown.map(({ name, stands, deliveries }) => ({
          name: `${said(name, 100)}: ${stands}`,
          lines: linesOf(plan, deliveries),
        })),
      ],
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

/** Why nothing was sent, where nothing was. */
function whyNone(plan: Plan, people: number): string {
  if (people > 0) return "";
  if (isClosed(plan)) return "the plan is closed, so nothing goes out any more";
  if (plan.started === null) return "reminders are not started: type start reminders to see who would get what";
  return "nothing was owed; type start reminders to see who is next";
}

/** Rule: Teams lets a bot of this manifest into no private or shared channel. */
function placeWords({ settings }: Plan, { reason, at }: RefusedPlace): string {
  return (
    `✗ My answer there was refused on ${formatInstant(at, settings.zone)}: ${said(reason, 150)} Add me there again in ` +
    "Teams. Private and shared channels cannot have me: use a standard channel, a group chat, or your own chat with me."
  );
}

function linesOf(plan: Plan, deliveries: readonly Delivery[]) {
  const lines = deliveries.slice(0, MOST).map((delivery) => ({ text: deliveryWords(plan, delivery) }));
  const more = deliveries.length - lines.length;
  return more > 0 ? [...lines, { text: `and ${count(more, "earlier message")}` }] : lines;
}
