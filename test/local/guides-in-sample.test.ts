import { describe, expect, it } from "vitest";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { playedMessenger, rememberPlayed } from "../../src/local/played.ts";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import { joinReminders } from "../../src/sending.ts";
import { answerHeard } from "../../src/teams/answers/hear.ts";
import { localFiles } from "../fakes/files.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { readCard } from "../fakes/read-card.ts";

const DAY = "2027-07-24";
const NOW = new Date(`${DAY}T10:00:00Z`);
const log = { info: () => {}, error: () => {} };

/** What each guide's person is told to type to see something, and what of it there is in the sample. */
const GUIDES: readonly (readonly [person: string, line: string, shows: string])[] = [
  ["Amara Okafor", "reminders", "2.1.1"],
  ["Amara Okafor", "my actions", "Overdue"],
  ["Amara Okafor", "show 2.1.1", "Duty desk"],
  ["Amara Okafor", "history 2.1.1", "Third post offered"],
  ["Gareth Prosser", "overdue actions", "Past end date"],
  ["Gareth Prosser", "due this month", "actions due"],
  ["Gareth Prosser", "red actions", "2.3.2"],
  ["Gareth Prosser", "no update since May", "without an update"],
  ["Gareth Prosser", "without lead or date", "4.3.4"],
  ["Gareth Prosser", "paused actions", "4.2.3"],
  ["Gareth Prosser", "withdrawn actions", "1.3.4"],
  ["Gareth Prosser", "merged actions", "3.2.4"],
  ["Gareth Prosser", "slips", "1.3.3"],
  ["Gareth Prosser", "summary theme 2", "Duty desk"],
  ["Siobhan Keane", "partners", "Public Protection Unit"],
  ["Desmond Achebe", "summary", "Past end date"],
  ["Desmond Achebe", "show 1.3.3", "its lead is to attend"],
  ["Desmond Achebe", "history 3.3.1", "All 42 schools"],
  ["Desmond Achebe", "evidence 3.3.1", "Return of all schools"],
  ["Desmond Achebe", "waiting", "Accept as complete?"],
  ["Helen Thwaite", "people", "Amara Okafor"],
  ["Helen Thwaite", "roles", "Priya Raman"],
  ["Helen Thwaite", "settings", "Hour"],
  ["Helen Thwaite", "start reminders", "Reminders are started"],
  ["Helen Thwaite", "deliveries", "Everyone was reached"],
  ["Helen Thwaite", "waiting", "Without a date"],
];

describe("each guide can be followed in the sample as its person", () => {
  const world = sample();

  it.each(GUIDES)("%s types “%s” and sees %s", async (name, line, shows) => {
    const { stores } = await world;
    const person = samplePeople.find((one) => one.name === name)?.id ?? "";
    const ref = {
      tenant: SAMPLE_TENANT,
      kind: "personal",
      conversation: name,
      serviceUrl: "",
      bot: "",
      user: "",
    } as const;
    const deps = {
      ...stores,
      ...localFiles,
      roster: { members: async () => [] },
      publicUrl: null,
      newId: () => "n1",
      log,
    };
    const turn = { actor: { tenant: SAMPLE_TENANT, person, name }, at: NOW, activity: `${name} ${line}`, ref };
    const reply = await answerHeard(deps, turn, { kind: "text", text: line });
    const card = reply.kind === "message" || reply.kind === "replace" ? reply.message : undefined;
    expect(card?.refused).toBeUndefined();
    expect(readCard(card?.card).says).toContain(shows);
  });
});

async function sample() {
  const stores = memoryStores();
  await stores.plans.createPlan(sampleOn(DAY, NOW));
  await rememberPlayed(
    stores.conversations,
    samplePeople.map(({ id }) => id),
  );
  const never = () => Promise.reject(new Error("sent into no played chat"));
  const messenger = playedMessenger({ open: never, send: never, update: never });
  await remindLeads(
    joinReminders(stores, messenger, log, () => NOW),
    { now: NOW },
  );
  return { stores };
}
