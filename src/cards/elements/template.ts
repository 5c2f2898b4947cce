import { readFileSync } from "node:fs";
import { Template } from "adaptivecards-templating";
import { z } from "zod";
import type { Card } from "../../app/ports/messages.ts";
import { TEMPLATES_FOLDER } from "../templates-folder.ts";

/**
 * A view's template with its contract: reads cards/<name>.json once, gives a function from data to card. What the engine
 * makes of it is made when it is first drawn: of all the templates at the start, that would take a sixth of it.
 *
 * Templates only name fields, `${title}`, `${row.title}`, `${$root.title}` inside a `$data`; the view does the thinking.
 * A field bound alone keeps its type, so buttons enter whole: `"actions": "${buttons}"` with `buttons: Buttons`.
 * Contracts hold strings, booleans for `$when`, arrays and strict objects of them; nothing optional, nothing null.
 *
 * Throws when the file is not there; when drawn, if the template names a field that the contract lacks: the engine would
 * leave `${x}` in the card.
 */
export function card<Contract extends z.ZodObject>(
  name: string,
  contract: Contract,
): (data: z.infer<Contract>) => Card {
  const file = new URL(`${name}.json`, TEMPLATES_FOLDER);
  const json = JSON.parse(readFileSync(file, "utf8"));
  let draw: ((data: z.infer<Contract>) => Card) | undefined;
  return (data) => {
    draw ??= bind(`cards/${name}.json`, json, contract);
    return draw(data);
  };
}

/** What `card` does once the file is read. */
export function bind<Contract extends z.ZodObject>(
  name: string,
  json: object,
  contract: Contract,
): (data: z.infer<Contract>) => Card {
  const root = z.toJSONSchema(contract, { unrepresentable: "any" }) as Shape;
  const unknown = unknownFields(json, root, root);
  if (unknown.length > 0) throw new Error(`${name} names what its contract lacks: ${unknown.join(", ")}`);
  const template = new Template(json);
  return (data) => {
    const expanded = template.expand({ $root: contract.parse(data) }) as Card;
    return { type: "AdaptiveCard", $schema: SCHEMA, version: "1.5", lang: "en-GB", ...expanded };
  };
}

/** Bytes that a card may have: Teams refuses more than about 28 KB in some places. */
const MOST_BYTES = 25_000;
/** Characters of each of people's texts: whole, and cut where not all of them fit. */
const CUTS = [4_000, 700, 400];

/** A card with people's texts whole where it stays small enough, else with each cut short. */
export function fitted<T extends { readonly card: Card }>(drawWith: (most: number) => T): T {
  const [whole = 0, ...cuts] = CUTS;
  let drawn = drawWith(whole);
  for (const most of cuts) {
    if (Buffer.byteLength(JSON.stringify(drawn.card)) <= MOST_BYTES) return drawn;
    drawn = drawWith(most);
  }
  return drawn;
}

const SCHEMA = "https://adaptivecards.io/schemas/adaptive-card.json";

/** As much of a contract's JSON schema as tells which fields are there. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

function unknownFields(node: unknown, here: Shape, root: Shape): readonly string[] {
  if (typeof node === "string") return namesIn(node).filter((name) => findField(name, here, root) === undefined);
  if (typeof node !== "object" || node === null) return [];
  const { $data, $when, ...rest } = node as Record<string, unknown>;
  const inside = $data === undefined ? here : findField(namesIn($data)[0], here, root);
  if (inside === undefined) return [`$data ${$data}`];
  const scope = inside.items ?? inside;
  // The engine drops an element whose `$when` is not a boolean, without a word.
  const condition = $when === undefined || findField(namesIn($when)[0], scope, root)?.type === "boolean";
  return [
    ...(condition ? [] : [`$when ${$when}`]),
    ...Object.values(rest).flatMap((child) => unknownFields(child, scope, root)),
  ];
}

function namesIn(text: unknown): readonly string[] {
  return [...String(text).matchAll(/\$\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

function findField(name: string | undefined, here: Shape, root: Shape): Shape | undefined {
  const [first = "", ...path] = (name ?? "").split(".");
  const start = first === "$root" ? root : first === "$data" ? here : fieldOf(here, first);
  return path.reduce<Shape | undefined>((shape, step) => shape && fieldOf(shape, step), start);
}

/** A field that is always there: neither optional nor null. */
function fieldOf(shape: Shape, field: string): Shape | undefined {
  const found = shape.required?.includes(field) ? shape.properties?.[field] : undefined;
  const types = [found?.type, found?.anyOf?.map((choice) => choice.type)].flat(2);
  return types.includes("null") ? undefined : found;
}
