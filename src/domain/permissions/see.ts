import type { PersonId } from "../plan/person.ts";
import { calledLabel, calledName, calledPerson, postOf, postOfLabel, postOfName } from "./called.ts";
import type { Eyes, FieldTable } from "./fields.ts";

type AnyRule =
  | "all"
  | { readonly instead: unknown }
  | { readonly parts: AnyTable }
  | { readonly called: Known }
  | { readonly post: Known };
type Known = "label" | "filer" | "name";
type AnyTable = Readonly<Record<string, Readonly<Record<Eyes["audience"], AnyRule>> | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

/** Something as those who look on may see it. What its table does not know, a field of a newer version, nobody sees. */
export function seenBy<T extends object>(eyes: Eyes, table: FieldTable<T>, whole: T): T {
  return seeFields(eyes, table as AnyTable, whole as Fields) as T;
}

function seeFields(eyes: Eyes, table: AnyTable, whole: Fields): Fields {
  const seen = Object.keys(whole).flatMap((field) => {
    const rule = Object.hasOwn(table, field) ? table[field]?.[eyes.audience] : undefined;
    return rule === undefined ? [] : [[field, seeField(eyes, rule, whole[field], whole)] as const];
  });
  return Object.fromEntries(seen);
}

function seeField(eyes: Eyes, rule: AnyRule, value: unknown, whole: Fields): unknown {
  if (rule === "all") return value;
  if ("instead" in rule) return rule.instead;
  if ("parts" in rule) return seeParts(eyes, rule.parts, value);
  if (Array.isArray(value)) return value.map((one) => seeField(eyes, rule, one, whole));
  if (typeof value !== "string") return value;
  return "called" in rule ? called(eyes, rule.called, value, whole) : onlyPost(eyes, rule.post, value, whole);
}

function seeParts(eyes: Eyes, table: AnyTable, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => seeParts(eyes, table, one));
  return typeof value === "object" && value !== null ? seeFields(eyes, table, value as Fields) : value;
}

function called({ plan, today }: Eyes, by: Known, name: string, whole: Fields): string {
  if (by === "label") return calledLabel(plan, name, today);
  return by === "filer" && typeof whole["by"] === "string"
    ? calledPerson(plan, whole["by"], name, today)
    : (calledName(plan, name, today) ?? "");
}

// Who has no post stays unnamed.
function onlyPost({ plan, today }: Eyes, by: Known, name: string, whole: Fields): string {
  if (by === "label") return postOfLabel(plan, name, today) ?? "";
  const filer = by === "filer" ? (whole["by"] as PersonId | undefined) : undefined;
  return (filer === undefined ? postOfName(plan, name, today) : postOf(plan, filer, today)) ?? "";
}
