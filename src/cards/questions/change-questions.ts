import { STATE_VERBS, type StateVerb } from "../../domain/plan/state-verbs.ts";
import { cleanWords, LONGEST_LINE, type Phrases, typedRef } from "./words.ts";

/** What is asked to change the actions themselves. Words as typed, "" for none: they are asked for on a card. */
export type ChangeQuestion =
  /** `where`: an objective or theme. */
  | { readonly ask: "add action"; readonly where: string }
  | { readonly ask: "edit"; readonly ref: string }
  /** What may be changed of an action. */
  | { readonly ask: "change"; readonly ref: string }
  | {
      readonly ask: "state";
      readonly does: StateVerb;
      readonly ref: string;
      readonly into: string;
      readonly until: string;
      readonly reason: string;
    };

export const CHANGE_PHRASES: Phrases<ChangeQuestion> = {
  "add action": ({ where }) => `add action ${where}`.trim(),
  edit: ({ ref }) => `edit ${ref}`,
  change: ({ ref }) => `change ${ref}`,
  state: ({ does, ref, into, until, reason }) =>
    [
      `${does} ${ref}`,
      into === "" ? "" : `into ${into}`,
      until === "" ? "" : `until ${until}`,
      reason === "" ? "" : `because ${reason}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
};

/** Characters of a line that gives a reason. */
const LONGEST_REASON = 1_500;

export function readChangeQuestion(text: string): ChangeQuestion | undefined {
  const state = readState(text);
  if (state !== undefined || text.length > LONGEST_LINE) return state;
  const words = cleanWords(text);
  const [adds, where = ""] = /^(?:add|new) (?:an |a )?(?:new )?action(?: (?:to |in )?(.+))?$/i.exec(words) ?? [];
  if (adds !== undefined) return { ask: "add action", where };
  const [, asked = "", ref] = /^(edit|change) ((?=\S*\d)\S+)$/i.exec(words) ?? [];
  if (ref === undefined) return undefined;
  return { ask: asked.toLowerCase() === "edit" ? "edit" : "change", ref: typedRef(ref) };
}

const LINE = new RegExp(`^(${STATE_VERBS.join("|")})\\s+((?=\\S*\\d)\\S+)(?:\\s+([\\s\\S]*))?$`, "i");

// "pause 1.2.3 until 1 March because …": what is neither a ref, a date nor after "because" is the reason as well.
function readState(text: string): ChangeQuestion | undefined {
  if (text.length > LONGEST_REASON) return undefined;
  const [, verb = "", ref, rest = ""] = LINE.exec(text) ?? [];
  const does = STATE_VERBS.find((one) => one === verb.toLowerCase());
  if (does === undefined || ref === undefined) return undefined;
  const [, before = "", after] = /^([\s\S]*?)(?:^|(?<!\s)\s+)because[:,]?\s+([\s\S]*)$/i.exec(rest) ?? [];
  let head = after === undefined ? rest : before;
  let [into, until] = ["", ""];
  const take = (pattern: RegExp, keep: (found: string) => void) => {
    head = head.replace(pattern, (_, found = "") => {
      keep(found);
      return "";
    });
  };
  if (does === "merge") take(/^(?:in)?to\s+((?=\S*\d)\S+)\s*/i, (found) => (into = typedRef(found)));
  if (does === "pause") take(/^until\s+(.+)$/i, (found) => (until = cleanWords(found)));
  if (does === "carry") take(/^(?:over )?to (?:the )?next plan[,.]?\s*/i, () => {});
  const reason = [head.trim(), after?.trim() ?? ""].filter((part) => part !== "").join(" because ");
  return { ask: "state", does, ref: typedRef(ref), into, until, reason };
}
