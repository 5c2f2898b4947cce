import type { Place, Someone } from "../../fakes/bot.ts";
import type { Answer, Candidate, Given, Scene } from "./scene.ts";

/** One way in which a request is asked. */
export interface Attempt {
  /** Names it in a cell. */
  readonly how: string;
  /** The plan and action on which the table alone decides for somebody. */
  readonly given: (who: Candidate) => Given;
  /** Draws what is to be pressed, as somebody who may; resolves what asks it as anybody. */
  readonly ready: (scene: Scene, drawer: Someone) => Promise<(asker: Someone, who: Candidate) => Promise<Answer>>;
  /** What the answer holds where the request only looks. */
  readonly reads?: string;
  /** Those from whom the action is kept as restricted, whatever they may ask of others. */
  readonly hidden?: readonly Candidate[];
  /** What may be done instead by those who may not do this. */
  readonly instead?: { readonly by: readonly Candidate[]; readonly says: string };
}

export interface More extends Partial<Omit<Attempt, "given" | "how" | "ready">> {
  readonly given?: Given | Attempt["given"];
  readonly place?: Place;
}

/** A line typed by the one who asks. */
export function typed(line: string | ((who: Candidate) => string), { given = {}, place, ...more }: More = {}): Attempt {
  const lineFor = typeof line === "string" ? () => line : line;
  return {
    how: `typed “${lineFor("viewer")}”`,
    given: typeof given === "function" ? given : () => given,
    ready: async (scene) => (asker, who) => scene.says(asker, lineFor(who), place),
    ...more,
  };
}

/** The last button of a path that somebody else opened by a typed line, pressed with exactly what it holds. */
export function pressed(
  path: readonly [string, ...string[]],
  inputs = {},
  { given = {}, ...more }: More = {},
): Attempt {
  const [line, ...titles] = path;
  const last = titles.at(-1) ?? "";
  return {
    how: `pressed ${[`“${line}”`, ...titles].join(" → ")}`,
    given: typeof given === "function" ? given : () => given,
    ready: async (scene, drawer) => {
      let shown = await scene.says(drawer, line);
      for (const title of titles.slice(0, -1)) shown = await scene.presses(drawer, shown, title);
      return (asker) => scene.presses(asker, shown, last, inputs);
    },
    ...more,
  };
}

/** Something that takes more than a line or a button. */
export function done(how: string, ready: Attempt["ready"], { given = {}, ...more }: More = {}): Attempt {
  return { how, given: typeof given === "function" ? given : () => given, ready, ...more };
}
