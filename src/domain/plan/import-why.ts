import type { Cadence } from "../calendar/cadence.ts";
import type { Rag } from "./rag.ts";

type Rating = Exclude<Rag, "unrated">;
type Group = "theme" | "objective";

/** Why a place of a document has to be settled, where its place and text say the rest. */
export type PlainWhy =
  | "too-long-for-names"
  | "no-lead-yet"
  | "with-is-support"
  | "nobody-named-yet"
  | "names-nobody"
  | "names-taken-apart"
  | "not-a-name"
  | "several-names"
  | "lead-in-a-sentence"
  | "surname-first"
  | "posts-joined"
  | "posts-after-names"
  | "post-after-two-names"
  | "joined-by-and"
  | "too-long-for-a-rating"
  | "two-ratings"
  | "too-long-for-a-date"
  | "two-cadences"
  | "no-day-named"
  | "no-date-read"
  | "no-date-yet"
  | "no-date-known"
  | "several-dates"
  | "window-of-months"
  | "several-end-dates"
  | "perhaps-complete"
  | "date-beside-an-event"
  | "a-beginning"
  | "date-not-exact"
  | "review-and-end"
  | "date-was-changed"
  | "no-completion-read"
  | "several-completions"
  | "complete-to-come"
  | "complete-and-more"
  | "which-quarter"
  | "which-term"
  | "year-alone"
  | "which-year"
  | "no-target-yet"
  | "which-is-better"
  | "column-of-both"
  | "no-actions-found"
  | "no-such-ref"
  | "outside-the-period"
  | "far-from-the-others"
  | "not-a-ref"
  | "several-points"
  | "actions-taken-apart"
  | "lettered-part"
  | "complete-by-date-alone"
  | "ratings-in-columns"
  | "latest-rating-taken"
  | "whose-initials"
  | "no-lead"
  | "leads-in-columns"
  | "no-date"
  | "table-kept-as-text"
  | "row-of-the-template"
  | "actions-numbered"
  | "row-says-no-action"
  | "row-of-no-action"
  | "row-names-a-lead"
  | "body-proposed-as-lead"
  | "headings-of-the-next"
  | "row-has-no-action"
  | "waits-for-itself"
  | "awaits-too-early"
  | "no-rating"
  | "column-not-read"
  | "person-without-id"
  | "outside-without-sponsor"
  | "stand-in-without-days"
  | "rating-unknown"
  | "rating-not-in-the-key";

/** Why a place of a document has to be settled, with what its sentence tells. */
export type ImportWhy =
  | { readonly reason: PlainWhy }
  | { readonly reason: "what-is-this-name"; readonly name: string }
  | { readonly reason: "is-it-so-rated"; readonly word: string; readonly rag: Rating }
  | { readonly reason: "none-of-the-ratings"; readonly name: string; readonly meaning: string }
  | { readonly reason: "colour-alone"; readonly name: string }
  | { readonly reason: "colour-says-nothing"; readonly colour: string | null }
  | { readonly reason: "colour-says-otherwise"; readonly text: string; readonly rag: Rating }
  | { readonly reason: "no-such-day"; readonly days: readonly string[] }
  | { readonly reason: "cadence-beside-dates"; readonly cadence: Cadence }
  | { readonly reason: "cadence-and-a-date"; readonly cadence: Cadence }
  | { readonly reason: "worst-of-the-parts"; readonly parts: number }
  | { readonly reason: "group-was-numbered"; readonly group: Group; readonly given: string }
  | { readonly reason: "action-was-numbered"; readonly given: string }
  | { readonly reason: "ref-stands-already"; readonly first: string }
  | { readonly reason: "numbered-elsewhere"; readonly under: string; readonly named: string }
  | { readonly reason: "which-theme"; readonly under: string | null; readonly named: string }
  | { readonly reason: "column-unsure"; readonly heading: string }
  | { readonly reason: "column-kept-as-text"; readonly heading: string }
  | { readonly reason: "no-state"; readonly states: readonly string[] }
  | { readonly reason: "ref-left-out"; readonly first: string }
  | { readonly reason: "ref-taken-for-it"; readonly given: string }
  | { readonly reason: "which-group"; readonly group: Group }
  | { readonly reason: "group-reads-otherwise"; readonly group: Group; readonly named: string }
  | { readonly reason: "shared-cell"; readonly pairs: readonly string[] }
  | { readonly reason: "no-directory-id"; readonly name: string }
  | { readonly reason: "id-of-another"; readonly name: string }
  | { readonly reason: "no-plan-role"; readonly roles: readonly string[] }
  | { readonly reason: "no-kind"; readonly kinds: readonly string[] }
  | { readonly reason: "column-no-date"; readonly column: string };
