import { expect } from "vitest";
import type { Card, Message } from "../../src/app/ports/messages.ts";
import { MARK } from "./hostile.ts";
import { schemaFaultsOf } from "./teams-elements.ts";

const LARGEST_BYTES = 25 * 1024;
const MOST_ACTIONS = 6;

/** Elements and actions of version 1.5: everything else needs a fallback. */
const STANDARD = new Set(
  [
    ["AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Image", "ImageSet", "Media", "ActionSet"],
    ["Container", "ColumnSet", "Column", "FactSet", "Fact", "Table", "TableRow", "TableCell"],
    ["Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet"],
    ["Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"],
  ].flat(),
);

/** What the rules look at in an element or action. */
interface Node {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly title?: unknown;
  readonly text?: unknown;
  readonly label?: unknown;
  readonly wrap?: unknown;
  readonly altText?: unknown;
  readonly isRequired?: unknown;
  readonly errorMessage?: unknown;
  readonly fallback?: unknown;
  readonly actions?: unknown;
  readonly verb?: unknown;
  readonly data?: unknown;
  readonly associatedInputs?: unknown;
  readonly tooltip?: unknown;
  readonly url?: unknown;
}

/** Fails unless Teams takes the card, everybody can use it, and people's words do nothing in it. */
export function expectValidCard({ card, summary }: Message): void {
  expect(faultsOf(card)).toEqual([]);
  expect(summary).toMatch(/^[^\n]{3,}$/u);
  expect(summary).not.toContain("{{");
  expect(summary.length).toBeLessThanOrEqual(200);
}

/** Everything wrong with a card, in words; empty when nothing is. */
export function faultsOf(card: Card): readonly string[] {
  const { version, lang } = card as { version?: unknown; lang?: unknown };
  const nodes = nodesOf(card);
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return [
    ...schemaFaultsOf(card, nodes),
    ...(version === "1.5" ? [] : ["version is not 1.5"]),
    ...(lang === "en-GB" ? [] : ["lang is not en-GB"]),
    ...(bytes <= LARGEST_BYTES ? [] : [`${bytes} bytes`]),
    ...doubled(inputIds(card)).map((id) => `two inputs are called ${id}`),
    ...nodes.flatMap(faultsOfNode),
    ...textsOf(card).flatMap(faultsOfText),
  ];
}

/** Buttons that do different things and are told apart by their place alone, which nobody hears. */
export function spokenAlike(card: Card): readonly string[] {
  const done = new Map<string, string>();
  return nodesOf(card).flatMap(({ type, title, tooltip, data, url }) => {
    if (type !== "Action.Execute" && type !== "Action.OpenUrl") return [];
    const words = String(tooltip ?? title);
    const does = JSON.stringify(data ?? url);
    const other = done.get(words) ?? does;
    done.set(words, does);
    return other === does ? [] : [words];
  });
}

function faultsOfNode(node: Node): readonly string[] {
  const type = String(node.type);
  const faults: string[] = [];
  if (type.startsWith("Input.") && !node.label) faults.push(`${type} ${node.id} has no label`);
  if (node.isRequired && !node.errorMessage) faults.push(`${type} ${node.id} has no errorMessage`);
  if (type === "Action.Execute") faults.push(...faultsOfExecute(node));
  else if (!STANDARD.has(type) && node.fallback === undefined) faults.push(`${type} has no fallback`);
  if (type.startsWith("Chart.") && node.fallback === "drop") faults.push(`${type} says nothing where it is not drawn`);
  if (type === "TextBlock" && node.wrap !== true) faults.push(`TextBlock cuts off "${node.text}"`);
  if (type === "Image" && !node.altText) faults.push("Image has no altText");
  if (type.startsWith("Action.") && !node.title) faults.push(`${type} has no title`);
  const actions = node.actions;
  if (Array.isArray(actions) && actions.length > MOST_ACTIONS) faults.push(`${type} has ${actions.length} actions`);
  if (Array.isArray(actions) && actions.length === 0) faults.push(`${type} has no actions`);
  return faults;
}

function faultsOfExecute({ title, data, associatedInputs, fallback, verb }: Node): readonly string[] {
  const same = { type: "Action.Submit", title, data, associatedInputs };
  const faults: string[] = [];
  if (JSON.stringify(sorted(fallback)) !== JSON.stringify(sorted(same)))
    faults.push(`"${title}" has no Action.Submit fallback with the same data`);
  if ((data as Node | undefined)?.verb !== verb) faults.push(`"${title}" does not carry its verb in its data`);
  return faults;
}

/** Where people's words are safe: nothing there is interpreted once "{{" is broken. */
function isInert({ holder, key }: Text): boolean {
  const type = String(holder.type);
  if (type === "TextRun") return key === "text";
  if (type.startsWith("Input.")) return key === "value" || key === "label";
  return type.startsWith("Action.") && (key === "title" || key === "tooltip");
}

function faultsOfText(text: Text): readonly string[] {
  const { value, holder, key } = text;
  const at = `${holder.type}.${key}`;
  if (!value.includes(MARK)) return value.includes("${") ? [`placeholder left at ${at}: ${value}`] : [];
  if (!isInert(text)) return [`people's words at ${at}`];
  const typed = String(holder.type).startsWith("Input.") && key === "value";
  return !typed && value.includes("{{") ? [`{{ at ${at}`] : [];
}

interface Text {
  readonly value: string;
  readonly holder: Node;
  readonly key: string;
}

/** Every text a client may show; what buttons carry back is not shown. */
function textsOf(node: unknown, holder: Node = {}, key = ""): readonly Text[] {
  if (typeof node === "string") return [{ value: node, holder, key }];
  if (Array.isArray(node)) return node.flatMap((item) => textsOf(item, holder, key));
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node)
    .filter(([name]) => name !== "data" || !String((node as Node).type).startsWith("Action."))
    .flatMap(([name, child]) => textsOf(child, node as Node, name));
}

/** Every element and action, those of fallbacks and cards within the card too. */
function nodesOf(node: unknown): readonly Node[] {
  if (typeof node !== "object" || node === null) return [];
  const children = Object.entries(node).flatMap(([key, child]) => (key === "data" ? [] : nodesOf(child)));
  const own = node as Node;
  return typeof own.type === "string" ? [own, ...children] : children;
}

function inputIds(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = node as Node;
  const ids = String(own.type).startsWith("Input.") ? [String(own.id)] : [];
  return [...ids, ...Object.entries(own).flatMap(([key, child]) => (key === "fallback" ? [] : inputIds(child)))];
}

function doubled(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function sorted(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).sort()) : value;
}
