import type { ProgressUpdate } from "../../domain/plan/filings.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { byWords } from "../words/by-words.ts";
import { said } from "../words/said.ts";

/**
 * What was said last time, for who is asked again: "You said on 20 October: " and its first words, with what was in the
 * way then. `since`: the day in words.
 */
export function lastWords(update: ProgressUpdate, reader: PersonId, since: string) {
  const { progress, inTheWay } = update;
  const needs = inTheWay === undefined ? "" : ` In the way, or needed: “${said(inTheWay, 200)}”`;
  return { lead: `${sayer(update, reader)} on ${since}: `, above: `“${said(progress, 400)}”${needs}` };
}

function sayer(update: ProgressUpdate, reader: PersonId): string {
  const { by, inNameOf, via } = update;
  if (via === "return form") return `${said(inNameOf ?? "", 80)} reported`;
  if (by !== reader) return `${said(byWords(update, ""), 120)} said`;
  return inNameOf === null ? "You said" : `You said for ${said(inNameOf, 80)}`;
}
