/**
 * One field as it was stored before a change: its whole value, or that it was not there; of a thing with fields, those
 * that changed; of a list, what stood from a place on instead of so many items that stand there now.
 */
export type FieldWas =
  | { readonly value: unknown }
  | { readonly absent: true }
  | { readonly fields: Was }
  | { readonly from: number; readonly now: number; readonly items: readonly unknown[] };

/** The fields that a change altered, as they were stored before it. */
export type Was = Readonly<Record<string, FieldWas>>;

/** What a change altered. Both as they are stored: a field without a value is one that is not there. */
export function wasOf(before: object, after: object): Was {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  const changed = [...names].filter((name) => !isSame(old[name], now[name]));
  return Object.fromEntries(changed.map((name) => [name, fieldWas(old[name], now[name])]));
}

/** What stood before a change, from what stands after it. */
export function withWas<T extends object>(after: T, was: Was): T {
  const before: Record<string, unknown> = { ...fieldsOf(after) };
  for (const [name, field] of Object.entries(was)) {
    if ("absent" in field) delete before[name];
    else before[name] = valueBefore(before[name], field);
  }
  return before as T;
}

function fieldWas(old: unknown, now: unknown): FieldWas {
  if (old === undefined) return { absent: true };
  if (Array.isArray(old) && Array.isArray(now)) return listWas(old, now);
  return isThing(old) && isThing(now) ? { fields: wasOf(old, now) } : { value: old };
}

/** Lists grow at their end and change in few places: what both begin and end with is not kept twice. */
function listWas(old: readonly unknown[], now: readonly unknown[]): FieldWas {
  const shorter = Math.min(old.length, now.length);
  let from = 0;
  while (from < shorter && isSame(old[from], now[from])) from++;
  let same = 0;
  while (same < shorter - from && isSame(old[old.length - 1 - same], now[now.length - 1 - same])) same++;
  return { from, now: now.length - same - from, items: old.slice(from, old.length - same) };
}

function valueBefore(now: unknown, field: Exclude<FieldWas, { readonly absent: true }>): unknown {
  if ("value" in field) return field.value;
  if ("fields" in field) return withWas(isThing(now) ? now : {}, field.fields);
  const list: readonly unknown[] = Array.isArray(now) ? now : [];
  return [...list.slice(0, field.from), ...field.items, ...list.slice(field.from + field.now)];
}

function fieldsOf(thing: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));
}

function isThing(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values are stored alike, in whatever order their fields were written. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isSame(item, other[at]))
    );
  return isThing(one) && isThing(other) && Object.keys(wasOf(one, other)).length === 0;
}
