import { cleanWords, LONGEST_LINE, type Phrases, typedRef } from "./words.ts";

/** Roles that are given and taken in chat. */
export const ROLES_GIVEN = ["owner", "chair", "viewer"] as const;
export type RoleGiven = (typeof ROLES_GIVEN)[number];

/** Who leads, owns and stands for what, from when on. Names and dates as typed; "" for what was not said. */
export type HandingQuestion =
  | { readonly ask: "handover"; readonly from: string; readonly to: string; readonly on: string }
  | { readonly ask: "reassign"; readonly ref: string; readonly to: string; readonly because: string }
  | { readonly ask: "not mine"; readonly ref: string; readonly suggests: string; readonly because: string }
  | { readonly ask: "delegate"; readonly by: string; readonly lead: string }
  | { readonly ask: "no delegate"; readonly by: string; readonly lead: string }
  | { readonly ask: "roles" }
  | { readonly ask: "role"; readonly name: string; readonly role: RoleGiven; readonly given: boolean }
  | { readonly ask: "people import" };

export const HANDING_PHRASES: Phrases<HandingQuestion> = {
  handover: ({ from, to, on }) => `handover ${from} to ${to}${on === "" ? "" : ` from ${on}`}`,
  reassign: ({ ref, to, because }) => `reassign ${ref} to ${to}${reason(because)}`,
  "not mine": ({ ref, suggests, because }) =>
    `not mine ${ref}${suggests === "" ? "" : `, it is ${suggests}`}${reason(because)}`,
  delegate: ({ by, lead }) => `delegate ${by}${lead === "" ? "" : ` for ${lead}`}`,
  "no delegate": ({ by, lead }) => `no delegate${by === "" ? "" : ` ${by}`}${lead === "" ? "" : ` for ${lead}`}`,
  roles: () => "roles",
  role: ({ name, role, given }) => (given ? `make ${name} ${role}` : `remove ${name} as ${role}`),
  "people import": () => "people import",
};

function reason(because: string): string {
  return because === "" ? "" : `, because ${because}`;
}

const MOST = 3_000;

export function readHandingQuestion(text: string): HandingQuestion | undefined {
  if (text.length > MOST) return undefined;
  return readWhose(text) ?? (text.length > LONGEST_LINE ? undefined : readPeople(cleanWords(text)));
}

// The words of a reason are kept as they were typed.
function readWhose(text: string): HandingQuestion | undefined {
  const [, ref, to, why = ""] =
    /^reassign\s+((?=\S*\d)\S+)\s+to\s+(\S.*?)(?:,?(?<!\s)\s+because\s+([\s\S]+))?$/i.exec(text) ?? [];
  if (ref !== undefined && to !== undefined)
    return { ask: "reassign", ref: typedRef(ref), to: cleanWords(to), because: why.trim() };
  const [, not, suggests = "", because = ""] =
    /^not mine[:,]?\s+((?=\S*\d)\S+?),?(?:\s+(?:it is|it's|it’s)\s+(\S.*?))?(?:,?(?<!\s)\s+because\s+([\s\S]+))?$/i.exec(
      text,
    ) ?? [];
  if (not === undefined) return undefined;
  return { ask: "not mine", ref: typedRef(not), suggests: cleanWords(suggests), because: because.trim() };
}

function readPeople(words: string): HandingQuestion | undefined {
  if (/^(people import|import people)$/i.test(words)) return { ask: "people import" };
  if (/^roles$/i.test(words)) return { ask: "roles" };
  const [, from, other, on = ""] = /^hand ?over (.{1,120}?) to (.{1,120}?)(?: (?:from|on) (.+))?$/i.exec(words) ?? [];
  if (from !== undefined && other !== undefined) return { ask: "handover", from, to: other, on };
  return readDelegate(words) ?? readRole(words);
}

function readDelegate(words: string): HandingQuestion | undefined {
  const [none, taken = "", of = ""] = /^no delegates?(?: (?!for )(.{1,120}?))?(?: for (.+))?$/i.exec(words) ?? [];
  if (none !== undefined) return { ask: "no delegate", by: taken, lead: of };
  const [, by, lead = ""] = /^delegate (?:to )?(.{1,120}?)(?: for (.+))?$/i.exec(words) ?? [];
  return by === undefined ? undefined : { ask: "delegate", by, lead };
}

function readRole(words: string): HandingQuestion | undefined {
  const [, name, role] = /^make (.+?) (?:an? |the )?(owner|chair|viewer)$/i.exec(words) ?? [];
  if (name !== undefined) return { ask: "role", name, role: role?.toLowerCase() as RoleGiven, given: true };
  const [, whose, taken] = /^remove (.+?) (?:as|from) (?:an? |the )?(owner|chair|viewer)s?$/i.exec(words) ?? [];
  if (whose === undefined) return undefined;
  return { ask: "role", name: whose, role: taken?.toLowerCase() as RoleGiven, given: false };
}
