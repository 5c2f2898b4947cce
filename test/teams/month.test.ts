import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Someone, testTenant } from "../fakes/bot.ts";
import { fillForm } from "../fakes/fill-form.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { saidEvents } from "../said-events.ts";
import { type Book, openBook, readHistory } from "./month/book.ts";
import { readChains } from "./month/chains.ts";
import * as council from "./month/council.ts";
import { startMornings } from "./month/mornings.ts";
import { startWorld, type World } from "./month/world.ts";

const { owen, nia, carys, thea, tom, amina, gareth, ben, lena, hana, everyone } = council;
const team = { conversation: "19:team@thread.tacv2", kind: "channel" } as const;
const FILE = "Northshire improvement plan.csv";

const COVERED = "Lena Fry answers for Ben Okafor from 7 December 2026 to 11 December 2026";
const NOTHING_WAITS = "Nothing waits for you\nNorthshire improvement plan · 1 waits for others";
const ONE_WAITS = [
  ...["1 thing waits for you", "Northshire improvement plan", "Completions to accept (1)"],
  ...["1.1.2  Accept as complete?", "Train every team in the new template"],
  "Proposed by Ben Okafor, 16 December 2026 at 10:04",
].join("\n");

/** What the month has come to, action by action. */
const STANDS: Readonly<Record<string, string>> = {
  "1.1.1": "Green",
  "1.1.2": "Done, awaiting sign-off",
  "1.1.3": "Complete",
  "1.2.1": "Red",
  "1.2.5": "Green",
  "2.1.1": "Complete",
  "2.1.2": "withdrawn",
  "2.2.1": "Green",
  "2.2.2": "Amber",
};
const MARKS: Readonly<Record<string, string>> = { withdrawn: "Withdrawn" };

let world: World;
let book: Book;
let mornings: ReturnType<typeof startMornings>;

beforeAll(async () => {
  world = await startWorld();
  book = openBook(world.now);
  mornings = startMornings(world, "2026-11-30");
  world.turnTo("2026-11-30", "10:00");
}, 30_000);
afterAll(() => world.stop());

// It is one story: what a day did not do, the next ones do not find.
let broken = "";
beforeEach(({ skip }) => skip(broken !== "", `after what failed on ${broken}`));
afterEach(({ task }) => {
  if (task.result?.state === "fail") broken ||= task.name;
});

const says = (person: Someone, text: string) => world.says(person, text);
const press = (person: Someone, card: ReadCard, title: string, inputs = {}) =>
  world.presses(person, card, title, inputs);
/** The digest that somebody got in the morning: the newest card of their chat. */
const digestOf = (person: Someone) => readCard(world.lastCard(person));

/** Fills in the form of an update and saves it; what was not filled in goes back as it came. */
async function files(person: Someone, form: ReadCard, filled: object): Promise<ReadCard> {
  const saved = await press(person, form, "Save", { ...Object.fromEntries(form.inputs), ...filled });
  expect(saved.says).toMatch(/^Saved\./);
  return saved;
}

/** What is on an opened decision, from the morning's digest on. */
async function decides(person: Someone, ref: string): Promise<ReadCard> {
  const desk = await press(person, digestOf(person), "See what waits");
  return press(person, desk, `Decide ${ref}`);
}

describe("a month of a plan", { timeout: 60_000 }, () => {
  it("30 November: its document and its people come in, and reminders are started", async () => {
    for (const person of everyone) await world.bot.as(person).installs();
    world.bot.connector.people(
      team.conversation,
      everyone.map(({ id, name }) => ({ id: `29:${id}`, name, aadObjectId: id })),
    );
    await world.bot.as(owen, team).installs();

    const preview = await world.drops(owen, FILE, council.planFile("1.2.2"));
    expect(preview.says).toContain("9, in 2 themes and 4 objectives");
    await press(owen, preview, "Apply");
    book.happened(council.REFS, "Taken in from the document", "Owen Pryce");

    const people = await world.drops(owen, "people.csv", council.peopleFile());
    expect((await press(owen, people, "Apply")).says).toContain("Saved: 15 changes of who is who");
    book.happened(council.REFS, "Names settled", "Owen Pryce", "Taken in from a list of people: 15 changes.");

    const start = await says(owen, "start reminders");
    expect(start.says).toContain("Moorland Police\n · is outside Teams; Lena Fry vouches");
    await press(owen, start, "Start reminders");
  });

  it("1 December: a lead answers and leaves at once; another asks to move an end date", async () => {
    expect(await mornings("2026-12-01")).toEqual({
      "2026-12-01": [
        "Amina Diallo: 1.1.1",
        "Ben Okafor: 1.1.2",
        "Gareth Moss: 1.2.1",
        "Lena Fry: 2.1.1",
        "Thea Lund: 1.1.3",
      ],
    });
    await files(amina, await press(amina, digestOf(amina), "Update 1.1.1"), {
      ...{ rag: "green", progress: "Two teams have tried the new template", nextReview: "2026-12-28" },
    });
    const reviewed = "Rating: ◆ Amber → ● Green; Review: 11 December 2026 → 28 December 2026";
    book.happened(["1.1.1"], "Update", "Amina Diallo", reviewed, "Two teams have tried the new template");

    const moved = await files(gareth, await says(gareth, "update 1.2.1"), {
      ...{ progress: "Nobody has been appointed", nextReview: "2026-12-09" },
      ...{ moveTo: "2027-01-29", moveReason: "Both candidates took posts elsewhere" },
    });
    expect(moved.says).toContain("Your request to move the end date is stored and waits for a decision.");
    book.happened(
      ...([["1.2.1"], "Update", "Gareth Moss"] as const),
      "Rating: ▲ Red, as before; End date asked for: none → 29 January 2027",
      "Nobody has been appointed",
      "Reason: Both candidates took posts elsewhere",
    );

    const shown = await says(owen, "handover Amina Diallo to Hana Ito");
    expect(shown.says).toContain("Open actions: \n2 (1.1.1, 2.1.2)");
    expect((await press(owen, shown, "Hand over")).says).toContain("is Hana Ito's now (2 open actions and 1 name)");
    const passed = "Amina Diallo to Hana Ito from 1 December 2026.";
    book.happened(["1.1.1", "2.1.2"], "Handed over", "Owen Pryce", passed);
    const late = await says(amina, "update 1.1.1 green Three teams have tried it");
    expect(late.says).toMatch(/You cannot update 1\.1\.1 yourself.*Ask Amina Diallo \(now Hana Ito\)/);
  });

  it("2 December: the owner moves the date; a lead and the theme lead propose completions; a lead will be away", async () => {
    expect(await mornings("2026-12-02")).toEqual({
      "2026-12-02": [
        "Hana Ito: 2.1.2",
        "Nia Rees: 1 end date to decide",
        "Owen Pryce: 1 end date to decide",
        "Thea Lund: 1.1.3",
      ],
    });
    const decision = await decides(owen, "1.2.1");
    expect(decision.says).toContain("Moved before: \nnever");
    expect((await press(owen, decision, "Move the date")).says).toMatch(/^Moved\. Its end date is 29 January 2027\./);
    book.happened(
      ...([["1.2.1"], "New end date approved", "Owen Pryce"] as const),
      "End date: 11 December 2026 → 29 January 2027; End date asked for: 29 January 2027 → none",
      "Reason: Both candidates took posts elsewhere",
    );
    expect((await says(nia, "waiting")).says).toContain("Nothing waits for you");

    await files(ben, await says(ben, "update 1.1.2"), {
      ...{ rag: "complete", progress: "Every team has been trained", evidence: "Training register" },
      difference: "Children hear the same from everyone",
    });
    const completed = (from: string) => `Rating: ${from} → ◑ Proposed complete; State: open → done, awaiting sign-off`;
    book.happened(
      ...([["1.1.2"], "Proposed complete", "Ben Okafor", completed("◆ Amber")] as const),
      "Every team has been trained",
      "Difference for children: Children hear the same from everyone",
      "Evidence: Training register",
    );
    await files(thea, await says(thea, "update 1.1.3"), {
      ...{ rag: "complete", progress: "The standards are published", evidence: "Intranet, page of standards" },
      difference: "Families know what to expect",
    });
    book.happened(
      ...([["1.1.3"], "Proposed complete", "Thea Lund", completed("● Green")] as const),
      "The standards are published",
      "Difference for children: Families know what to expect",
      "Evidence: Intranet, page of standards",
    );
    const away = await says(ben, "away 7 December to 11 December, cover Lena Fry");
    expect(away.says).toContain(COVERED);
  });

  it("3 December: one completion goes back with words; the theme lead's own is the chair's to accept", async () => {
    expect(await mornings("2026-12-03")).toEqual({
      "2026-12-03": [
        "Carys Vaughan: 2 completions to accept",
        "Nia Rees: 2 completions to accept",
        "Owen Pryce: 2 completions to accept",
        "Thea Lund: 1 completion to accept",
      ],
    });
    const returning = await decides(thea, "1.1.2");
    const asked = await press(thea, returning, "Send back", { words: "" });
    expect(asked.says).toContain("Say why: the reason is empty.");
    const returned = await press(thea, asked, "Send back", { words: "The register names seven of nine teams" });
    expect(returned.says).toMatch(/^Sent back to its lead/);
    book.happened(
      ...([["1.1.2"], "Sent back to its lead", "Thea Lund"] as const),
      "Rating: ◑ Proposed complete → ◆ Amber; State: done, awaiting sign-off → open; Review: 10 December 2026 → 4 December 2026",
      "Reason: The register names seven of nine teams",
    );

    const accepting = await decides(carys, "1.1.3");
    const refused = await press(thea, accepting, "Accept as complete");
    expect(refused.says).toBe(
      "You cannot sign off 1.1.3 yourself, so nothing was changed. Ask Owen Pryce, Nia Rees or Carys Vaughan.",
    );
    const accepted = await press(carys, accepting, "Accept as complete", { checkOn: accepting.inputs.get("checkOn") });
    expect(accepted.says).toMatch(/^1\.1\.3 is accepted as complete\. It is looked at once more on 3 June 2027\./);
    book.happened(
      ...([["1.1.3"], "Accepted as complete", "Carys Vaughan"] as const),
      "State: done, awaiting sign-off → complete; Looked at once more on: none → 3 June 2027",
    );

    const shown = await says(owen, "handover Gareth Moss to Lena Fry from 10 December");
    expect((await press(owen, shown, "Hand over")).says).toMatch(/^Noted: on 10 December 2026/);
    const passes = "Gareth Moss to Lena Fry from 10 December 2026.";
    book.happened(["1.2.1", "1.2.2"], "Handed over", "Owen Pryce", passes);
  });

  it("4 December: what went back is asked again; a third completion is proposed", async () => {
    expect(await mornings("2026-12-04")).toEqual({
      "2026-12-04": [
        "Ben Okafor: 1.1.2: Thea Lund sent the completion back, 1.1.2",
        "Gareth Moss: 1.2.1: Owen Pryce agreed to the new end date, 29 January 2027, 1.2.2",
        "Lena Fry: 2.1.1",
      ],
    });
    await files(lena, await press(lena, digestOf(lena), "Update 2.1.1"), {
      ...{ rag: "complete", progress: "Nine weeks under a minute", evidence: "Telephone figures of week 48" },
      difference: "Nobody waits to be heard",
    });
    book.happened(
      ...([["2.1.1"], "Proposed complete", "Lena Fry"] as const),
      "Rating: ● Green → ◑ Proposed complete; State: open → done, awaiting sign-off",
      "Nine weeks under a minute",
      "Difference for children: Nobody waits to be heard",
      "Evidence: Telephone figures of week 48",
    );
  });

  it("7 December: the cover is asked and answers; the third completion is accepted, to be looked at once more", async () => {
    expect(await mornings("2026-12-07")).toEqual({
      "2026-12-07": [
        "Carys Vaughan: 1 completion to accept",
        // Gareth Moss filed on 1 December: before their date, 1.2.1 is not asked about again so soon.
        "Lena Fry: 1.1.2: Thea Lund sent the completion back, 1.1.2",
        "Nia Rees: 1 completion to accept",
        "Owen Pryce: 1 completion to accept",
        "Tom Ashby: 1 completion to accept",
      ],
    });
    await files(lena, await press(lena, digestOf(lena), "Update 1.1.2"), {
      ...{ progress: "Eight of nine teams are trained", nextReview: "2026-12-31" },
    });
    book.happened(
      ...([["1.1.2"], "Update", "Lena Fry for Ben Okafor"] as const),
      "Rating: ◆ Amber, as before; Review: 4 December 2026 → 31 December 2026",
      "Eight of nine teams are trained",
    );
    const accepted = await press(tom, await decides(tom, "2.1.1"), "Accept as complete", { checkOn: "2026-12-17" });
    expect(accepted.says).toContain("It is looked at once more on 17 December 2026.");
    book.happened(
      ...([["2.1.1"], "Accepted as complete", "Tom Ashby"] as const),
      "State: done, awaiting sign-off → complete; Looked at once more on: none → 17 December 2026",
    );
  });

  it("8 December: an action is withdrawn with its reason, by two owners", async () => {
    expect(await mornings("2026-12-08")).toEqual({});
    const withdrawn = await says(owen, "withdraw 2.1.2 because the new telephones ring back by themselves");
    expect(withdrawn.says).toMatch(/^Withdrawing 2\.1\.2 is proposed\./);
    const reason = "Reason: the new telephones ring back by themselves";
    book.happened(["2.1.2"], "Change proposed", "Owen Pryce, typed", "State: open → withdrawn", reason);
    const decision = await press(nia, await says(nia, "waiting"), "Decide 2.1.2");
    expect((await press(nia, decision, "Accept the change")).says).toMatch(/^Accepted: 2\.1\.2 has left the plan\./);
    book.happened(["2.1.2"], "Withdrawn", "Nia Rees", "State: open → withdrawn", reason);
    expect((await says(hana, "update 2.1.2 green Forty rung back")).says).toContain("Action 2.1.2 was withdrawn");
  });

  it("9 December: a partner's form is sent out, comes back filled in and is filed", async () => {
    expect(await mornings("2026-12-09")).toEqual({ "2026-12-09": ["Gareth Moss: 1.2.1"] });
    const partner = await says(lena, "partner moorland police");
    expect(partner.says).toContain("2 due in 30 days; 2 open actions in all");
    const form = await world.downloads(lena, "Return form (Excel)");
    const filled = fillForm(
      form,
      {
        "2.2.1": { Rating: "Green", Progress: "Sent every Monday", "Next review date": "15/01/2027" },
        "2.2.2": { Rating: "Amber", Progress: "At nine of ten", "Next review date": new Date(Date.UTC(2027, 0, 29)) },
      },
      "Sgt Jo Hart",
    );
    const returned = await world.drops(lena, "Moorland Police return form.xlsx", filled);
    expect(returned.says).toContain("Return form: 2 updates ready");
    const filed = await press(lena, returned, "File 2 updates");
    expect(filed.says).toContain("2 updates filed, reported by Sgt Jo Hart (Moorland Police).");
    const by = "reported by Sgt Jo Hart (Moorland Police)";
    const weekly = "Rating: ◆ Amber → ● Green; Review: 10 December 2026 → 15 January 2027";
    book.happened(["2.2.1"], "Update", `${by}, entered by Lena Fry`, weekly, "Sent every Monday");
    const meetings = "Rating: ▲ Red → ◆ Amber; Review: 14 December 2026 → 29 January 2027";
    book.happened(["2.2.2"], "Update", `${by}, entered by Lena Fry`, meetings, "At nine of ten");
  });

  it("10 December: the second lead has left; who took over asks to move the same date again", async () => {
    expect(await mornings("2026-12-10")).toEqual({
      "2026-12-10": [
        "Lena Fry: 2.1.1: Tom Ashby accepted it as complete, 1.2.1: Owen Pryce agreed to the new end date, 29 January 2027, 1.2.1, 1.2.2",
        "Thea Lund: 1.1.3: Carys Vaughan accepted it as complete",
      ],
    });
    await files(lena, await press(lena, digestOf(lena), "Update 1.2.1"), {
      ...{ progress: "The posts are advertised again", nextReview: "2027-01-15" },
      ...{ moveTo: "2027-02-26", moveReason: "The next panel sits in February" },
    });
    book.happened(
      ...([["1.2.1"], "Update", "Lena Fry"] as const),
      "Rating: ▲ Red, as before; Review: 9 December 2026 → 15 January 2027; End date asked for: none → 26 February 2027",
      "The posts are advertised again",
      "Reason: The next panel sits in February",
    );
    expect((await says(gareth, "update 1.2.2 green Twelve talks held")).says).toContain(
      "You cannot update 1.2.2 yourself",
    );
    await world.bot.as(gareth).removes();
  });

  it("11 December: the second move of a date is the chair's", async () => {
    expect(await mornings("2026-12-11")).toEqual({ "2026-12-11": ["Carys Vaughan: 1 end date to decide"] });
    const decision = await decides(carys, "1.2.1");
    expect(decision.says).toContain("Moved before: \nonce: 11 December 2026 → 29 January 2027");
    const refused = await press(owen, decision, "Move the date");
    expect(refused.says).toContain("You cannot decide about the date of 1.2.1 yourself");
    expect(refused.says).toContain("Ask Carys Vaughan.");
    await press(carys, decision, "Move the date");
    book.happened(
      ...([["1.2.1"], "New end date approved", "Carys Vaughan"] as const),
      "End date: 29 January 2027 → 26 February 2027; End date asked for: 26 February 2027 → none",
      "Reason: The next panel sits in February",
    );
  });

  it("14 December: a second edition of the document gives an action another ref, and takes nothing back", async () => {
    expect(await mornings("2026-12-14")).toEqual({});
    const preview = await world.drops(owen, FILE, council.planFile("1.2.5"));
    expect(preview.says).toContain("Added \n0\nChanged \n0\nUnchanged \n8");
    expect(preview.says).toContain("11 values filed since; the file does not overwrite them");
    const changes = await press(owen, preview, "See changes");
    expect(changes.says).toContain("1.2.5 has the title that 1.2.2 has in the plan.");
    const decided = await press(owen, changes, "Choose 1");
    expect(decided.says).toContain("✓ Decided: \nIt is 1.2.2, now called 1.2.5: its history follows");
    const next = await press(owen, decided, "Next");
    expect(next.says).toContain(
      "Its end date: \n26 February 2027, by Carys Vaughan on 11 December 2026\nIn this file: \n11 December 2026",
    );
    const applied = await press(owen, await press(owen, next, "Back to the import"), "Apply");
    expect(applied.says).not.toContain("Nothing is sent before");
    expect(applied.says).toContain("Added \n0\nChanged \n1\nNewer here \n11 values kept as filed since");
    book.renamed("1.2.2", "1.2.5");
    const reason = `Reason: import of ${FILE}: renumbered from 1.2.2`;
    book.happened(["1.2.5"], "Taken in from the document", "Owen Pryce", "Ref: 1.2.2 → 1.2.5", reason);
    expect((await says(thea, "show 1.2.2")).says).toMatch(/^What was 1\.2\.2 is now 1\.2\.5\./);
  });

  it("16 December: who was away is back, and proposes anew what went back", async () => {
    expect(await mornings("2026-12-16")).toEqual({
      // Of 1.1.2 nobody is asked so soon after its update of 7 December; of 1.1.1 not before ten working days are over.
      "2026-12-15": ["Hana Ito: 1.1.1"],
      "2026-12-16": ["Lena Fry: 1.2.1: Carys Vaughan agreed to the new end date, 26 February 2027, 1.2.5"],
    });
    const register = "https://northshire.example/training/register";
    await says(ben, `evidence 1.1.2 ${register} Register of training`);
    const link = `Shows: Register of training (${register})`;
    book.happened(["1.1.2"], "Evidence added", "Ben Okafor, typed", link);
    await says(ben, "evidence 1.1.2 Feedback of nine team managers");
    book.happened(["1.1.2"], "Evidence added", "Ben Okafor, typed", "Shows: Feedback of nine team managers");
    await files(ben, await says(ben, "update 1.1.2"), {
      ...{ rag: "complete", progress: "The last team is trained", evidence: "Training register, nine names" },
      difference: "Children hear the same from everyone",
    });
    book.happened(
      ...([["1.1.2"], "Proposed complete", "Ben Okafor"] as const),
      "Rating: ◆ Amber → ◑ Proposed complete; State: open → done, awaiting sign-off",
      "The last team is trained",
      "Difference for children: Children hear the same from everyone",
      "Evidence: Training register, nine names",
    );
  });

  it("17 December: a completion is looked at once more on its day, and stands", async () => {
    const waits = "1 completion to accept";
    expect(await mornings("2026-12-17")).toEqual({
      "2026-12-17": [
        `Carys Vaughan: ${waits}`,
        "Lena Fry: still complete 2.1.1",
        `Nia Rees: ${waits}`,
        `Owen Pryce: ${waits}`,
        `Thea Lund: ${waits}`,
      ],
    });
    const stands = await press(lena, digestOf(lena), "Still complete");
    expect(stands.says).toMatch(/^2\.1\.1 stays complete, and nobody is asked about it again\./);
    const passed = "Looked at once more on: 17 December 2026 → none";
    book.happened(["2.1.1"], "Looked at once more: still complete", "Lena Fry", passed);
  });

  it("18 December: the action is answered by the ref it had", async () => {
    expect(await mornings("2026-12-18")).toEqual({ "2026-12-18": ["Lena Fry: 1.2.5"] });
    const form = await says(lena, "update 1.2.2 green Twelve talks held, and what they said is acted on");
    await files(lena, form, { nextReview: "2027-02-26" });
    book.happened(
      ...([["1.2.5"], "Update", "Lena Fry"] as const),
      "Rating: ◆ Amber → ● Green; Review: 18 December 2026 → 26 February 2027",
      "Twelve talks held, and what they said is acted on",
    );
  });

  it("24 December: a date on a bank holiday is asked about on the working day before it", async () => {
    expect(await mornings("2026-12-24")).toEqual({
      "2026-12-22": ["Hana Ito: 1.1.1"],
      "2026-12-24": [
        "Carys Vaughan: 1 completion to accept",
        "Hana Ito: 1.1.1",
        "Nia Rees: 1 completion to accept",
        "Owen Pryce: 1 completion to accept",
        "Thea Lund: 1 completion to accept",
      ],
    });
    await files(hana, await press(hana, digestOf(hana), "Update 1.1.1"), {
      ...{ progress: "Every team has the new template", nextReview: "2027-02-26" },
    });
    book.happened(
      ...([["1.1.1"], "Update", "Hana Ito"] as const),
      "Rating: ● Green, as before; Review: 28 December 2026 → 26 February 2027",
      "Every team has the new template",
    );
  });

  it("31 December: what is left is asked, and no more", async () => {
    expect(await mornings("2026-12-31")).toEqual({ "2026-12-31": ["Lena Fry: 1.2.1"] });
    for (const person of everyone) {
      const decides = [thea, carys, owen, nia].includes(person);
      const { says: shown } = await says(person, "waiting");
      expect([person.name, shown]).toEqual([person.name, decides ? ONE_WAITS : expect.stringContaining(NOTHING_WAITS)]);
    }
  });

  it("counts in the summary what the month has come to", async () => {
    const summary = await says(carys, "summary");
    const counted = Object.values(STANDS).filter((status) => status !== "withdrawn");
    for (const status of ["Red", "Amber", "Green", "Done, awaiting sign-off", "Complete"]) {
      const number = counted.filter((one) => one === status).length;
      const share = Math.round((number / counted.length) * 100);
      expect(summary.says).toContain(`${status}  \n${number} of ${counted.length} (${share}%)`);
    }
    expect(summary.says).toContain("1 withdrawn: not counted in the figures");
    expect(summary.says).toMatch(/\n5 actions · .* · 2 dates moved\n2 A front door that works\n3 actions · /);
    expect(summary.says).toContain("Past end date (0)");
    expect(summary.says).toContain("Changed in the last 30 days (4)");
    expect(summary.says).toContain("Completed in the last 30 days (2)");
    expect(summary.says).toContain("Proposed complete in the last 30 days, awaiting sign-off (1)\n1.1.2");
    const slips = await says(carys, "slips");
    expect(slips.says).toMatch(/^2 dates moved, of 1 action\n.*theme 1: 2\n1\.2\.1/);
    for (const [ref, status] of Object.entries(STANDS)) {
      const shown = await says(carys, `show ${ref}`);
      expect(shown.says.split("\n").slice(0, 3)).toEqual([`${ref}  `, expect.any(String), MARKS[status] ?? status]);
    }
  });

  it("tells in each history, to whoever asks, what was done: who, when, from what to what, in whose words", async () => {
    expect(book.refs()).toEqual(Object.keys(STANDS));
    const pages: Record<string, number> = {};
    for (const ref of book.refs()) {
      const told = await readHistory(world, tom, ref);
      expect([ref, told.entries]).toEqual([ref, book.of(ref)]);
      pages[ref] = told.pages;
    }
    expect(pages["1.1.2"]).toBe(2);
  });

  it("kept it all as it was filed: what the plan as a whole did, and every chain of hashes", async () => {
    const [plan] = await world.stores.plans.listPlans(testTenant);
    if (plan === undefined) throw new Error("no plan");
    const events = await saidEvents(world.stores.plans, plan.key);
    expect(events.map(({ day, kind, byName, says: words }) => [day, kind, byName, words])).toEqual([
      ["2026-11-30", "names settled", "Owen Pryce", "Taken in from a list of people: 15 changes."],
      ["2026-11-30", "reminders started", "Owen Pryce", "From now on the plan sends reminders."],
      ["2026-12-01", "handed over", "Owen Pryce", "Amina Diallo to Hana Ito from 1 December 2026."],
      ["2026-12-02", "cover arranged", "Ben Okafor", `${COVERED}.`],
      ["2026-12-03", "handed over", "Owen Pryce", "Gareth Moss to Lena Fry from 10 December 2026."],
      ["2026-12-14", "imported", "Owen Pryce", `${FILE}: 0 added, 1 changed.`],
    ]);
    const chains = await readChains(world, plan.key);
    expect(chains.map(({ action, broken }) => [action.ref, broken])).toEqual(book.refs().map((ref) => [ref, null]));
    for (const { action, entries } of chains) expect([action.ref, entries]).toEqual([action.ref, action.version]);
    expect(world.bot.lines.filter((line) => /fail|error|unread/i.test(line))).toEqual([]);
  });
});
