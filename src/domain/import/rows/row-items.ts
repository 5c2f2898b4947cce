import type { ImportWhy } from "../../plan/import-why.ts";
import type { Mapping } from "../columns/columns.ts";
import { isDateRole } from "../columns/words.ts";
import { isBelow, isColumnRef, leadingRef, numberedItems, tidyRef } from "../document/ref-text.ts";
import type { ActionRecord, Field, Rows } from "./record.ts";

/** What a row adds: more of the action above, or actions, with the words ahead of the first. */
export type Items =
  | { readonly kind: "more" }
  | { readonly kind: "untitled"; readonly ref: string; readonly text: string }
  | {
      readonly kind: "actions";
      readonly before: string;
      readonly items: readonly { readonly ref: string | null; readonly title: string }[];
      readonly doubt: ActionRecord["doubts"][number] | null;
    };

type At = { readonly afterBreak: boolean; readonly started: boolean };

/** Decides what a row adds, by its ref, its numbered actions, and whether it says enough to be an action. */
export function itemsOf(rows: Rows, fields: readonly Field[], mapping: Mapping, at: At): Items {
  const refField = mapping.groupRef ? undefined : fields.find(({ column }) => column.role === "ref");
  const actionField = fields.find(({ column }) => column.role === "action");
  if (refField?.cell.merged === true && rows.record !== null) return { kind: "more" };
  const title = actionField === undefined || actionField.cell.merged ? "" : actionField.cell.text;
  const printed = refField === undefined || refField.cell.merged ? "" : refField.cell.text;
  const ref = isColumnRef(printed) ? tidyRef(printed) : null;
  const odd = printed === "" || ref !== null ? null : doubt("ref", printed, { reason: "not-a-ref" });
  if (title !== "") {
    const group = rows.outline.theme?.ref ?? rows.outline.objective?.ref ?? "";
    const parent = refField === undefined && mapping.numbered && !at.started ? (rows.record?.ref ?? null) : null;
    const numbered = itemsIn(title, ref, group, parent?.replace(/[a-z]$/, "") ?? null);
    if (numbered !== undefined)
      return numbered.kind === "actions" ? { ...numbered, doubt: numbered.doubt ?? odd } : numbered;
  }
  if (ref !== null) return withRef(rows, ref, title, fields);
  if (title === "" && at.started && speaks(fields))
    return {
      kind: "untitled",
      ref: "",
      text: fields
        .map(({ cell }) => cell.text)
        .filter((text) => text !== "")
        .join(" | "),
    };
  if (title === "") return { kind: "more" };
  if (odd === null && hasRefs(rows, mapping) && !isWhole(rows, fields, title, at)) return { kind: "more" };
  const bullets = actionField?.cell.bulleted === true ? doubt("title", title, BULLETS) : null;
  return { kind: "actions", before: "", items: [{ ref: null, title }], doubt: odd ?? bullets };
}

const BULLETS: ImportWhy = { reason: "several-points" };

function withRef(rows: Rows, ref: string, title: string, fields: readonly Field[]): Items {
  const same = rows.record !== null && rows.record.ref === ref && title === "";
  if (same) return { kind: "more" };
  const others = fields.filter(
    ({ column, cell }) =>
      column.role !== "ref" &&
      column.role !== "theme" &&
      column.role !== "objective" &&
      cell.text !== "" &&
      !cell.merged,
  );
  if (title === "") return { kind: "untitled", ref, text: others.map(({ cell }) => cell.text).join(" | ") };
  return { kind: "actions", before: "", items: [{ ref, title }], doubt: null };
}

/** The numbered actions of one cell, where they stand below the row's ref or the row has none. */
function itemsIn(title: string, ref: string | null, group: string, parent: string | null): Items | undefined {
  const found = numberedItems(title);
  const ended = found !== undefined && /[.!?:]\s*$/.test(found.before) && isBelow(found.items[0]?.ref ?? "", group);
  if (found !== undefined && (found.before === "" || found.items.length > 1 || ended)) {
    const fits = ref === null || found.items.every((item) => isBelow(item.ref, ref) || item.ref === ref);
    if (fits)
      return {
        kind: "actions",
        before: found.before,
        items: found.items.map((item) => ({ ref: item.ref, title: item.text })),
        doubt: null,
      };
  }
  const listed = simpleList(title);
  if (listed !== undefined) {
    const told = doubt("ref", title, { reason: "actions-taken-apart" });
    return {
      kind: "actions",
      before: "",
      items: listed.map((text, index) => ({ ref: ref === null ? null : `${ref}.${index + 1}`, title: text })),
      doubt: told,
    };
  }
  if (ref !== null) return undefined;
  const letter = letterRef(title);
  if (letter !== undefined && parent !== null) {
    const told = doubt("ref", title, { reason: "lettered-part" });
    return { kind: "actions", before: "", items: [{ ref: `${parent}${letter.ref}`, title: letter.rest }], doubt: told };
  }
  const lead = leadingRef(title) ?? letter;
  if (lead !== undefined && lead.ref === group) return undefined;
  return lead === undefined
    ? undefined
    : { kind: "actions", before: "", items: [{ ref: lead.ref, title: lead.rest }], doubt: null };
}

function speaks(fields: readonly Field[]): boolean {
  return fields.some(
    ({ column, cell }) => !cell.merged && cell.text !== "" && (column.role === "leads" || isDateRole(column.role)),
  );
}

function letterRef(text: string): { readonly ref: string; readonly rest: string } | undefined {
  const found = /^\(?([a-z])\)\s+(?=\S)/i.exec(text);
  return found === null ? undefined : { ref: found[1] ?? "", rest: text.slice(found[0].length) };
}

/** "1. … 2. … 3. …", each at the start of a line, from one on without a gap; lines between go with the one above. */
function simpleList(text: string): readonly string[] | undefined {
  const items: string[] = [];
  for (const line of text.split("\n")) {
    const found = /^\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)/i.exec(line);
    const number =
      found?.[1] === undefined
        ? Number.NaN
        : /\d/.test(found[1])
          ? Number(found[1])
          : found[1].toLowerCase().charCodeAt(0) - 96;
    if (number === items.length + 1) items.push(line.slice(found?.[0].length));
    else if (items.length === 0) return undefined;
    else items[items.length - 1] += `\n${line}`;
  }
  return items.length > 1 ? items : undefined;
}

function hasRefs(rows: Rows, mapping: Mapping): boolean {
  return mapping.numbered || rows.records.some(({ ref }) => ref !== null);
}

/** Whether a row without a ref is an action of its own: it names who or when, and does not go on in the middle. */
function isWhole(rows: Rows, fields: readonly Field[], title: string, { afterBreak, started }: At): boolean {
  const says = (test: (field: Field) => boolean) =>
    fields.some((field) => test(field) && !field.cell.merged && field.cell.text !== "");
  const who = says(({ column }) => column.role === "leads");
  const when = says(({ column }) => isDateRole(column.role));
  const rated = says(({ column }) => column.role === "rag");
  if (/^[\p{Ll},;)&-]/u.test(title)) return false;
  const open = rows.record !== null && afterBreak && !/[.!?:”"]\s*$/.test(rows.record.title.at(-1) ?? "");
  if (rows.records.length === 0 || started) return who || when;
  return (who && when) || ((who || when) && !open && (rated || !afterBreak));
}

function doubt(field: "ref" | "title", text: string, why: ImportWhy): ActionRecord["doubts"][number] {
  return { field, text, why };
}
