import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";

interface Definition {
  readonly properties?: { readonly type?: { readonly const?: string } };
}

const schema = JSON.parse(readFileSync(new URL("teams-elements.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true }).addSchema(schema, "teams");
const isCard = validatorOf("Card");
const isElement = new Map(
  Object.entries<Definition>(schema.definitions).flatMap(([name, { properties }]) =>
    properties?.type?.const === undefined ? [] : [[properties.type.const, validatorOf(name)] as const],
  ),
);

/** What Teams' schema says against a card; each element is asked by its own type, for words one can use. */
export function schemaFaultsOf(card: unknown, elements: readonly { readonly type?: unknown }[]): readonly string[] {
  if (isCard(card)) return [];
  const told = elements.flatMap((element) => faultsOfElement(element, String(element.type)));
  return told.length > 0 ? told : ["schema: an element where it may not be"];
}

function faultsOfElement(element: object, type: string): readonly string[] {
  const isValid = isElement.get(type);
  if (isValid === undefined) return [`schema: there is no ${type}`];
  isValid(element);
  return (isValid.errors ?? [])
    .filter((error) => error.keyword !== "anyOf" && !isOfInner(element, error))
    .map((error) => `schema: ${type}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

/** Whether a fault belongs to an element inside this one, which tells of it itself. */
function isOfInner(element: object, { instancePath }: ErrorObject): boolean {
  let inner: unknown = element;
  return instancePath
    .split("/")
    .slice(1)
    .some((step) => {
      inner = (inner as Record<string, unknown>)[step];
      return typeof inner === "object" && inner !== null && "type" in inner;
    });
}

function validatorOf(definition: string): ValidateFunction {
  const found = ajv.getSchema(`teams#/definitions/${definition}`);
  if (found === undefined) throw new Error(`the schema of Teams' elements has no ${definition}`);
  return found;
}
