import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** What is asked about the plan's people. */
export type PeopleQuestion =
  | { readonly ask: "away"; readonly lead: string; readonly from: string; readonly to: string; readonly cover: string }
  | { readonly ask: "back"; readonly lead: string }
  | { readonly ask: "people"; readonly page: number }
  /** "" for the names that are like one's own. */
  | { readonly ask: "claim"; readonly name: string };

export const PEOPLE_PHRASES: Phrases<PeopleQuestion> = {
  away: ({ lead, from, to, cover }) =>
    `away ${[lead, from].filter((part) => part !== "").join(" ")} to ${to}, cover ${cover}`,
  back: ({ lead }) => ["back", lead].filter((part) => part !== "").join(" "),
  people: () => "people",
  claim: ({ name }) => `claim ${name}`.trim(),
};

export function readPeopleQuestion(text: string, page: number): PeopleQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  if (/^(people|names|who is who)$/i.test(cleanWords(text))) return { ask: "people", page };
  return readAway(text) ?? readClaim(text);
}

// A name may come before the dates: "away Amina Diallo 20 December to 5 January, cover Ben Okafor".
function readAway(text: string): PeopleQuestion | undefined {
  const words = cleanWords(text);
  const [, lead, from, to, cover] =
    /^away (?:([^\d,]{1,120}?) )?(?:from )?(\d[^,]{0,60}?) (?:to|until) (.{1,60}?),? cover(?:ed by)? (.+)$/i.exec(
      words,
    ) ?? [];
  if (from !== undefined && to !== undefined && cover !== undefined)
    return { ask: "away", lead: lead ?? "", from, to, cover };
  const [, whose] = /^(?:i am )?back(?: (.+))?$/i.exec(words) ?? [];
  return /^(?:i am )?back(?: .+)?$/i.test(words) ? { ask: "back", lead: whose ?? "" } : undefined;
}

// "claim Sarah Hill", "I am Sarah Hill of the plan", or "claim" alone for one's own name.
function readClaim(text: string): PeopleQuestion | undefined {
  const [, name, said = name] = /^claim(?: +(\S.{0,199}))?$|^i am (\S.{0,199}) of the plan[.!]?$/i.exec(text) ?? [];
  if (said !== undefined) return { ask: "claim", name: said.trim() };
  return /^claim$/i.test(text) ? { ask: "claim", name: "" } : undefined;
}
