import type { ActionId } from "../plan/action-state.ts";

/**
 * What a return form is, kept in a cell of it. It comes back through other people's hands: it says what the form claims
 * to be, never what anyone may do.
 */
export interface FormCode {
  /** Of this one form: what came in from it once is known. */
  readonly form: string;
  readonly plan: string;
  readonly label: string;
}

/** Which action a row is about, as it was when the form was made; `part`: one of its parts from 0, null for the whole. */
export interface RowCode {
  readonly action: ActionId;
  readonly version: number;
  readonly ref: string;
  readonly part: number | null;
}

const MARK = "plan-keeper-form-1";

/** A form's code as it stands in its cell. */
export function writeFormCode({ form, plan, label }: FormCode): string {
  return [MARK, form, plan, label].map(encoded).join(" ");
}

/** Undefined: the cell holds no code of a form. */
export function readFormCode(text: string): FormCode | undefined {
  const [mark, form = "", plan = "", label = "", more] = fieldsOf(text);
  if (mark !== MARK || more !== undefined || label === "") return undefined;
  return isId(form) && isId(plan) ? { form, plan, label } : undefined;
}

/** A row's code as it stands in its cell. */
export function writeRowCode({ action, version, ref, part }: RowCode): string {
  return [action, version, ref, ...(part === null ? [] : [part])].map(encoded).join(" ");
}

/** Undefined: the cell holds no code of a row. */
export function readRowCode(text: string): RowCode | undefined {
  const [action = "", version = "", ref = "", part, more] = fieldsOf(text);
  const numbers = /^\d{1,9}$/.test(version) && (part === undefined || /^\d{1,3}$/.test(part));
  if (!numbers || more !== undefined || action.length > 200 || ref === "") return undefined;
  return { action, version: Number(version), ref, part: part === undefined ? null : Number(part) };
}

function encoded(field: string | number): string {
  // Half of a pair of surrogates has no bytes to write.
  return encodeURIComponent(String(field).replace(/\p{Cs}/gu, ""));
}

function isId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,80}$/.test(text);
}

/** The fields of a code; of none that it could be. */
function fieldsOf(text: string): readonly string[] {
  if (text.length > 4_000) return [];
  try {
    return text.trim().split(/\s+/).map(decodeURIComponent);
  } catch {
    return [];
  }
}
