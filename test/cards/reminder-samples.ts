import type { DeliveryList } from "../../src/app/reminders/list-deliveries.ts";
import type { StartPreview } from "../../src/app/reminders/start-reminders.ts";
import { deliveriesCard } from "../../src/cards/reminders/deliveries.ts";
import { startCard } from "../../src/cards/reminders/start.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Delivery } from "../../src/domain/due/delivery.ts";
import { AMINA, aLine, aPlan, KEY, NOW, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

function delivery(more: Partial<Delivery>): Delivery {
  return {
    tenant: KEY.tenant,
    day: TODAY,
    person: AMINA,
    name: "Amina Diallo",
    items: [
      { plan: KEY.plan, about: theAction("a1"), ref: "1.1.1", date: "2026-11-18", occasion: "after" },
      { plan: KEY.plan, about: theAction("a2"), ref: "1.1.2", date: TODAY, occasion: "on the day" },
    ],
    status: "sent",
    reason: "",
    plannedAt: NOW.toISOString(),
    notBefore: null,
    attempts: 1,
    claim: null,
    repeated: false,
    sentAt: NOW.toISOString(),
    message: "m1",
    ...more,
  };
}

const refused = delivery({
  status: "refused",
  reason: "the app is not installed for them",
  sentAt: null,
  message: null,
});

function list(people: DeliveryList["people"]): DeliveryList {
  return { ...openPlanOf(), from: "2026-11-06", people, places: [] };
}

const many = Array.from({ length: 20 }, (_, index) => ({
  person: `p${index}`,
  name: `${RIGHT_TO_LEFT} ${hostileOf(200)}`,
  deliveries: Array.from({ length: 6 }, () => delivery({ status: "refused", reason: hostileOf(400), sentAt: null })),
}));

function preview(more: Partial<StartPreview>): StartPreview {
  const plan = aPlan({ started: null });
  return { ...openPlanOf(plan), first: [], notReached: [], unaskable: [], alone: false, ...more };
}

const turn = { person: AMINA, name: "Amina Diallo", on: TODAY, items: [] };
const outside = { ...turn, name: "Northshire Police", why: "outside-teams", sponsor: "Owen Pryce" } as const;
const hostileTurn = { ...turn, name: hostileOf(200) };

export const reminderSamples: Samples = {
  "deliveries-places": deliveriesCard(
    {
      ...list([]),
      places: [
        {
          name: "Improvement Board",
          reason: "Teams does not let the app write to them.",
          at: "2026-11-19T09:00:00.000Z",
        },
        { name: hostileOf(200), reason: hostileOf(400), at: "2026-11-19T09:00:00.000Z" },
      ],
    },
    1,
  ),
  deliveries: deliveriesCard(
    list([
      { person: "ben", name: "Ben Okafor", deliveries: [refused] },
      {
        person: AMINA,
        name: "Amina Diallo",
        deliveries: [delivery({}), delivery({ day: "2026-11-13", repeated: true })],
      },
    ]),
    1,
  ),
  "deliveries-each": deliveriesCard(
    list(
      [
        delivery({}),
        delivery({ status: "skipped", reason: "1.1.1 was answered, 1.1.2 is done", sentAt: null }),
        delivery({ status: "sending", sentAt: null, claim: { nonce: "n", at: NOW.toISOString(), leaseUntil: "" } }),
        delivery({ status: "uncertain", reason: "Teams failed (502).", sentAt: null }),
        delivery({ status: "expired", sentAt: null, day: "2026-11-19" }),
        refused,
      ].map((last, index) => ({ person: `p${index}`, name: `Person ${index + 1}`, deliveries: [last] })),
    ),
    1,
  ),
  "deliveries-empty": deliveriesCard(list([]), 1),
  "deliveries-hostile": deliveriesCard(list(many), 2),
  start: startCard(preview({ first: [turn], notReached: [outside] }), "n1"),
  "start-alone": startCard(
    preview({
      ...{ first: [turn], alone: true },
      unaskable: [
        { line: aLine({ leads: [] }), lacks: ["lead"] },
        { line: aLine({ ref: "1.1.2", leads: [], reviewDate: null, endDate: null }), lacks: ["lead", "date"] },
      ],
    }),
    "n1",
  ),
  "start-started": startCard({ ...preview({ first: [turn] }), plan: aPlan() }, "n1"),
  "start-hostile": startCard(
    preview({
      first: Array.from({ length: 40 }, () => hostileTurn),
      notReached: Array.from({ length: 40 }, () => ({ ...hostileTurn, why: "unreachable", sponsor: hostileOf(200) })),
      unaskable: Array.from({ length: 40 }, () => ({
        line: aLine({ title: hostileOf(600) }),
        lacks: ["lead", "date"],
      })),
      alone: true,
    }),
    "n1",
  ),
};
