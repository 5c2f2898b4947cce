import type { Someone } from "../../fakes/bot.ts";
import { type ReadCard, readCard } from "../../fakes/read-card.ts";
import { startWorld, type World } from "../month/world.ts";
import { people, peopleFile, planFile } from "./plan.ts";

/** What somebody was sent in twelve weeks, and what answering cost them. */
export interface Sum {
  messages: number;
  words: number;
  /** Actions shown whole, with their buttons. */
  items: number;
  presses: number;
  /** Words they typed, in forms or lines. */
  typed: number;
}

const WEEKS = 12;
const { owen, nia, carys, thea, amina, ben, hana } = people;

/**
 * Twelve weeks from 1 December 2026 through the running bot. The worst lead looks on Fridays, answers three actions of
 * what stands there, and every fourth week none; the delegate answers at once, for themself and for their director,
 * asks for a date and proposes a completion; an owner decides on Wednesdays, the first time with a refusal.
 */
export async function liveTwelveWeeks(): Promise<Readonly<Record<string, Sum>>> {
  const world = await startWorld();
  try {
    await setUp(world);
    const sums: Record<string, Sum> = {};
    const sumOf = ({ name }: Someone) => (sums[name] ??= { messages: 0, words: 0, items: 0, presses: 0, typed: 0 });
    for (let day = 1; day <= WEEKS * 7; day++) {
      const on = new Date(Date.UTC(2026, 10, 30 + day));
      const date = on.toISOString().slice(0, 10);
      world.turnTo(date, "09:00");
      const heard = await countMorning(world, sumOf);
      world.turnTo(date, "10:00");
      const press = pressing(world, sumOf);
      if (heard.has(hana.name)) await answerAll(press, world, hana, hana, 6);
      if (heard.has(ben.name)) await answerAll(press, world, hana, ben, 6);
      if (day === 15) await world.says(hana, "update 2.8.2 green Everything is in place, only the audit is left");
      if (day === 16) await askForMove(press, world);
      if (day === 30) await proposeCompletion(press, world);
      if (on.getUTCDay() === 5 && day % 28 > 7) await answerAll(press, world, amina, amina, 3);
      if (on.getUTCDay() === 3) await decideAll(press, world, on.getTime() < Date.UTC(2026, 11, 31));
    }
    return sums;
  } finally {
    await world.stop();
  }
}

type SumOf = (person: Someone) => Sum;
type Press = (person: Someone, card: ReadCard, title: string, inputs?: object) => Promise<ReadCard>;

async function setUp(world: World): Promise<void> {
  world.turnTo("2026-11-30", "10:00");
  for (const person of Object.values(people)) await world.bot.as(person).installs();
  const conversation = "19:team@thread.tacv2";
  const roster = Object.values(people).map(({ id, name }) => ({ id: `29:${id}`, name, aadObjectId: id }));
  world.bot.connector.people(conversation, roster);
  await world.bot.as(owen, { conversation, kind: "channel" }).installs();
  const preview = await world.drops(owen, "plan.csv", planFile());
  await world.presses(owen, preview, "Apply");
  await world.presses(owen, await world.drops(owen, "people.csv", peopleFile()), "Apply");
  await world.says(ben, "delegate Hana Ito");
  await world.presses(owen, await world.says(owen, "start reminders"), "Start reminders");
}

/** What left at nine, by reader. */
async function countMorning(world: World, sumOf: SumOf): Promise<ReadonlySet<string>> {
  const heard = new Set<string>();
  for (const { to, card } of await world.reminds()) {
    const reader = Object.values(people).find((person) => world.bot.as(person).chat === to);
    if (reader === undefined) throw new Error(`a message went to ${to}`);
    const { says, buttons } = readCard(card);
    const sum = sumOf(reader);
    sum.messages++;
    sum.words += wordsIn(says);
    sum.items += refsIn(card);
    heard.add(reader.name);
    if (buttons.size > 60) throw new Error("more buttons than a card holds");
  }
  return heard;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

/** Items whole: each has its ref in bold, with two spaces after it, before its rating. */
function refsIn(card: unknown): number {
  return [...JSON.stringify(card).matchAll(/"text":"\d+\.\d+\.\d+ {2}"/g)].length;
}

/** Inputs that are words of one's own. */
const TYPED = ["progress", "difference", "evidence", "moveReason", "words"];

function pressing(world: World, sumOf: SumOf): Press {
  return (person, card, title, inputs = {}) => {
    const sum = sumOf(person);
    sum.presses++;
    for (const [field, words] of Object.entries(inputs)) if (TYPED.includes(field)) sum.typed += wordsIn(String(words));
    return world.presses(person, card, title, inputs);
  };
}

/** Answers up to so many of what waits: "No change" where that is offered, else in the form. */
async function answerAll(press: Press, world: World, by: Someone, of: Someone, most: number): Promise<void> {
  const list = readCard(world.lastCard(of));
  const titles = [...list.buttons].filter(([title]) => /^Update \d/.test(title)).slice(0, most);
  for (const [title, { data }] of titles) {
    const ref = title.replace("Update ", "");
    if (by !== of) {
      await world.says(by, `update ${ref} amber It goes on as the plan says`);
      continue;
    }
    const quick = noChangeOf(world.lastCard(of), String(data["action"]));
    if (quick !== undefined) {
      await press(by, { ...list, buttons: new Map([["No change", quick]]) }, "No change");
      continue;
    }
    const form = await press(by, list, title);
    if (form.buttons.has("Save")) await press(by, form, "Save", filled(form));
  }
}

/** What stood in the form, with words typed into it. */
function filled(form: ReadCard): object {
  const rating = form.inputs.get("rag") || "amber";
  return { ...Object.fromEntries(form.inputs), rag: rating, progress: "It goes on as the plan says" };
}

async function askForMove(press: Press, world: World): Promise<void> {
  const form = await world.says(hana, "update 2.8.3");
  const moved = { moveTo: "2027-12-17", moveReason: "The supplier comes later than planned" };
  await press(hana, form, "Save", { ...filled(form), ...moved });
}

async function proposeCompletion(press: Press, world: World): Promise<void> {
  const form = await world.says(hana, "update 2.8.1");
  const done = { rag: "complete", difference: "Families wait less", evidence: "The audit of December" };
  await press(hana, form, "Save", { ...Object.fromEntries(form.inputs), ...done, progress: "All of it is done" });
}

/** The first decisions are against, the later ones for. */
async function decideAll(press: Press, world: World, against: boolean): Promise<void> {
  for (const owner of [owen, nia, carys, thea]) {
    let desk = await world.says(owner, "waiting");
    for (let decisions = 0; decisions < 5; decisions++) {
      const title = [...desk.buttons.keys()].find((one) => one.startsWith("Decide "));
      if (title === undefined) break;
      const decision = await press(owner, desk, title);
      const no = [...decision.buttons.keys()].find((one) => /^(Return|Send back|Refuse)$/.test(one));
      const yes = [...decision.buttons.keys()].find((one) => /^(Accept as complete|Move the date)$/.test(one));
      const words = against ? { words: "The evidence is of last year" } : {};
      const chosen = against ? no : yes;
      if (chosen === undefined) break;
      await press(owner, decision, chosen, { ...Object.fromEntries(decision.inputs), ...words });
      desk = await world.says(owner, "waiting");
    }
  }
}

/** The "No change" of one action; undefined: it is not offered. */
function noChangeOf(card: unknown, action: string): { verb: string; data: Record<string, unknown> } | undefined {
  let found: { verb: string; data: Record<string, unknown> } | undefined;
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    const { title, verb, data, ...rest } = node as Record<string, unknown>;
    const sent = data as Record<string, unknown> | undefined;
    const isIt = title === "No change" && typeof verb === "string" && sent?.["action"] === action;
    if (isIt) found = { verb, data: sent };
    for (const [name, child] of Object.entries(rest)) if (name !== "fallback") walk(child);
  };
  walk(card);
  return found;
}
