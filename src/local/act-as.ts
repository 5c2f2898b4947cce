import { z } from "zod";
import { chatOf } from "../app/chat-of.ts";
import { askButton } from "../cards/elements/buttons.ts";
import { notice } from "../cards/elements/notice.ts";
import { leastOf } from "../domain/plan/many.ts";
import { distance } from "../domain/plan/ref.ts";
import type { Hear, Heard, Reply, Turn } from "../teams/turn.ts";
import type { SamplePerson } from "./sample-people.ts";

/** How many names are offered for one that is not known; a card takes six buttons. */
const MOST_OFFERED = 5;

/**
 * Understands "act as NAME": from then on whoever speaks in that chat is heard as that person, until "act as me".
 * The client has one user only. For the sample plan on one's own machine: production never loads this.
 */
export function actAs(hear: Hear, people: readonly SamplePerson[]): Hear {
  const acting = new Map<string, SamplePerson>();
  return async (turn, heard) => {
    const chat = chatOf(turn.ref);
    const name = nameIn(heard);
    if (name === undefined) return hear(playedBy(turn, acting.get(chat)), heard);
    if (name.toLowerCase() === "me") acting.delete(chat);
    const found =
      name.toLowerCase() === "me" ? people.filter(({ id }) => id === turn.actor.person) : findPeople(name, people);
    const [person] = found;
    if (person === undefined || found.length > 1) return offered(name, found, people);
    if (person.id === turn.actor.person) acting.delete(chat);
    else acting.set(chat, person);
    return introduced(person, person.id === turn.actor.person);
  };
}

/** The people whose whole name it is, else those with that first or last name, else whose name begins so. */
function findPeople(typed: string, people: readonly SamplePerson[]): readonly SamplePerson[] {
  const wanted = typed.toLowerCase();
  const matches = [
    (name: string) => name === wanted,
    (name: string) => name.split(" ").includes(wanted),
    (name: string) => wanted !== "" && name.startsWith(wanted),
  ];
  const found = matches.map((match) => people.filter(({ name }) => match(name.toLowerCase())));
  return found.find(({ length }) => length > 0) ?? [];
}

function nearestPeople(typed: string, people: readonly SamplePerson[]): readonly SamplePerson[] {
  const far = ({ name }: SamplePerson) =>
    leastOf([name, ...name.split(" ")].map((part) => distance(part.toLowerCase(), typed.toLowerCase())));
  return [...people].sort((a, b) => far(a) - far(b));
}

const Asked = z.object({ verb: z.literal("ask"), text: z.string() });

/** The name after "act as", typed or on a button of ours, at most 100 characters; undefined: something else was said. */
function nameIn(heard: Heard): string | undefined {
  const data = heard.kind === "submission" ? Asked.safeParse(heard.data).data : undefined;
  const text = heard.kind === "text" ? heard.text : (data?.text ?? "");
  const name = /^\s*act\s+as\b(.*)$/is.exec(text)?.[1];
  return name?.trim().replace(/\s+/g, " ").slice(0, 100);
}

function playedBy(turn: Turn, person: SamplePerson | undefined): Turn {
  return person === undefined ? turn : { ...turn, actor: { ...turn.actor, person: person.id, name: person.name } };
}

function introduced({ name, post }: SamplePerson, self: boolean): Reply {
  const who = self ? `You are yourself again: ${name} (${post}).` : `In this chat you are now ${name} (${post}).`;
  const asks = ["help", "my actions", "reminders", "overdue actions", ...(self ? [] : ["act as me"])];
  return reply(who, asks);
}

function offered(typed: string, several: readonly SamplePerson[], people: readonly SamplePerson[]): Reply {
  const near = several.length > 0 ? several : typed === "" ? people : nearestPeople(typed, people);
  const names = near.slice(0, MOST_OFFERED).map(({ name }) => name);
  const all = `Everyone: ${people.map(({ name, post }) => `${name} (${post})`).join(", ")}.`;
  const question =
    several.length > 0 ? `Several people are called "${typed}".` : `Nobody in the sample plan is called "${typed}".`;
  return reply(
    typed === "" ? `Act as whom? ${all}` : `${question} Did you mean one of these?`,
    names.map((name) => `act as ${name}`),
  );
}

function reply(text: string, asks: readonly string[]): Reply {
  return {
    kind: "message",
    message: notice(
      text,
      asks.map((ask) => askButton(ask)),
    ),
    base: null,
  };
}
