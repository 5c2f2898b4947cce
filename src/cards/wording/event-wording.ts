import { calledOf, forWhom } from "../../app/settings/bind-channel.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import type { Called, LabelStands, PlanTold, SettingTold } from "../../domain/history/plan-told.ts";
import { SETTINGS } from "../../domain/settings/settings.ts";
import { togetherWords } from "../../domain/updates/date-change.ts";

/** What was done to a plan, as a sentence: "Amina Diallo to Ben Okafor from 1 December 2026." */
export function eventWords({ told, byName }: Pick<PlanEvent, "told" | "byName">): string {
  return (SENTENCES[told.does] as (told: PlanTold, byName: string) => string)(told, byName);
}

type Does = PlanTold["does"];

const SENTENCES: {
  readonly [D in Does]: (told: Extract<PlanTold, { readonly does: D }>, byName: string) => string;
} = {
  close: ({ administrator }, byName) => `${administrator ? "An administrator" : byName} closed the plan.`,
  "open again": (_, byName) => `${byName} opened the plan again.`,
  "start reminders": () => "From now on the plan sends reminders.",
  "go away": ({ lead, cover, from, to }) =>
    `${cover.name} answers for ${lead.name} from ${formatDay(from)} to ${formatDay(to)}.`,
  "come back": ({ lead, begun }) => `${lead.name} is ${begun ? "back" : "not away after all"}.`,
  delegate: ({ lead, by, named }) => {
    const files = named || by === null ? "files" : "no longer files";
    return `${by?.name ?? "Nobody"} ${files} in the name of ${lead.name}.`;
  },
  "hand over": ({ from, to, on }) => `${from.name} to ${to.name} from ${formatDay(on)}.`,
  "call off": ({ from, to, on }) => `The handover of ${from.name} to ${to.name} from ${formatDay(on)} is called off.`,
  role: ({ person, role, given }) => `${person.name} is ${given ? "now" : "no longer"} ${role} of the plan.`,
  "settle name": ({ label, stands }) => `“${label}” is ${standsWords(stands)}.`,
  "claim name": ({ label, by }) => `${by.name} says that they are “${label}”.`,
  "refuse claim": ({ label, by }) => `“${label}” is not ${by.name}.`,
  "match names": ({ labels }) => `Matched by an exact name: ${labels.map((label) => `“${label}”`).join(", ")}.`,
  "join names": ({ labels }) => `${labels.join(", ")} may now lead actions of the plan.`,
  "own name": ({ label, person: { name } }) =>
    label === name ? `${label} joins the names of the plan.` : `“${label}” is ${name}.`,
  "take in people": ({ changes }) =>
    `Taken in from a list of people: ${changes === 1 ? "1 change" : `${changes} changes`}.`,
  bind: ({ channel: name, audience }) => `${calledOf({ name })} is bound to the plan for ${forWhom(audience)}.`,
  unbind: ({ channel: name }) => `${calledOf({ name })} is no longer bound to the plan.`,
  set: ({ settings }) => `Settings changed: ${settings.map(settingWords).join("; ")}.`,
  import: ({ file, added, changed }) => `${file}: ${added} added, ${changed} changed.`,
  "add action": ({ ref, title }, byName) => `${byName} added ${ref}: ${title}`,
  "decide end dates": ({ files, refs, agreed, together }) => {
    const dates = `${refs.length} new end ${refs.length === 1 ? "date" : "dates"}, of ${refs.join(", ")}`;
    const words = together === undefined ? "" : ` ${togetherWords(together)}`;
    return `${files.join(", ")}: ${agreed ? "agreed to" : "refused"} ${dates}.${words}`;
  },
  say: ({ says }) => says,
};

function standsWords(stands: LabelStands): string {
  if (stands.as === "nobody") return "nobody yet";
  if (stands.as === "outside") return `outside Teams, and ${stands.sponsor.name} vouches for them`;
  const held = namesOf(stands.holders);
  if (stands.as === "person") return held;
  return `a role of ${held}; ${stands.answers === null ? "each answers" : `${stands.answers.name} answers`}`;
}

function namesOf(people: readonly Called[]): string {
  return people.map(({ name }) => name).join(", ");
}

// As the setting is called now; one that is gone goes by its key.
function settingWords({ key, place, from, to }: SettingTold): string {
  const title = SETTINGS.find((setting) => setting.key === key)?.title ?? key;
  return `${title}${place === undefined ? "" : ` for ${place}:`} ${from} → ${to}`;
}
