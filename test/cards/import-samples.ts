import type { AppliedImport } from "../../src/app/import/apply-import.ts";
import type { ImportView } from "../../src/app/import/import-draft.ts";
import { importAppliedCard } from "../../src/cards/import/applied.ts";
import { importChangesCard } from "../../src/cards/import/changes.ts";
import { importColumnsCard } from "../../src/cards/import/columns.ts";
import { importPreviewCard } from "../../src/cards/import/preview.ts";
import { importProblemsCard, type ProblemsDrawn } from "../../src/cards/import/problems.ts";
import type { ColumnRole, DraftAction, PlanDraft } from "../../src/domain/plan/draft.ts";
import type { Samples } from "./gallery.ts";
import { HOSTILE, hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const due = { kind: "end", date: "2027-03-31", precision: "day", cadence: null, text: "31 March 2027" } as const;

function draftAction(more: Partial<DraftAction> = {}): DraftAction {
  return {
    ref: "1.1.1",
    theme: "1",
    objective: "1.1",
    title: "Rewrite the plan template with young people",
    source: null,
    leads: ["Amina Diallo"],
    support: [],
    due,
    dates: [due],
    rag: "amber",
    parts: [],
    dependsOn: [],
    related: [],
    ...more,
  };
}

function aDraft(more: Partial<PlanDraft> = {}): PlanDraft {
  return {
    plan: {
      title: "Northshire Children's Improvement Plan",
      period: { from: "2026-04-01", to: "2028-03-31" },
      status: null,
      sponsors: [],
      scheme: [{ rag: "complete", name: "Blue", colour: "blue", meaning: "Done" }],
      text: [],
    },
    themes: [
      { ref: "1", title: "Practice", section: null, source: null, intent: null, outcome: null, leads: ["Thea Lund"] },
    ],
    objectives: [{ ref: "1.1", theme: "1", title: "Plans that children understand" }],
    actions: [draftAction(), draftAction({ ref: "1.1.2", leads: [], due: null, dates: [], rag: null })],
    measures: [],
    problems: [],
    ...more,
  };
}

function column(heading: string, role: ColumnRole | null, more: Partial<ImportView["columns"][number]> = {}) {
  return { place: "table 2", heading, key: heading.toLowerCase(), role, unsure: false, ...more };
}

type Problem = ImportView["problems"][number];

const dateProblem: Problem = {
  id: "p1",
  place: "table 2, row 7",
  ref: "1.1.2",
  field: "due",
  text: "Q2",
  why: { reason: "which-quarter" },
  answer: null,
  choices: [],
};
const problems: readonly Problem[] = [
  dateProblem,
  {
    ...dateProblem,
    id: "p2",
    field: "leads",
    text: "HoS QA",
    why: { reason: "what-is-this-name", name: "HoS QA" },
  },
  {
    ...dateProblem,
    id: "p3",
    ref: null,
    text: "Review/end date",
    why: { reason: "column-of-both" },
    choices: ["review", "end"],
  },
  {
    ...dateProblem,
    id: "p4",
    field: "rag",
    text: "Blue",
    why: { reason: "rating-not-in-the-key" },
    answer: { kind: "settle", problem: "p4", as: "Complete" },
  },
  {
    ...dateProblem,
    id: "p5",
    field: "theme",
    text: "Front door",
    why: { reason: "which-theme", under: "1", named: "2" },
    answer: { kind: "leave-empty", problem: "p5" },
  },
];

function aView(more: Partial<ImportView> = {}): ImportView {
  return {
    name: { plan: "northshire", draft: "d1" },
    fileName: "plan.docx",
    title: "Northshire Children's Improvement Plan",
    isNew: true,
    draft: aDraft(),
    columns: [
      column("No.", "ref"),
      column("Action", "action"),
      column("Lead officer", "leads"),
      column("Review / end date", "due"),
      column("Notes", null, { unsure: true }),
      column("RAG", "rag", { place: "table 3" }),
    ],
    leftOut: [
      { place: "table 2, row 9", text: "Old wording", why: "struck" },
      { place: "sheet “Archive”", text: "", why: "hidden sheet" },
    ],
    problems,
    reconciliation: null,
    applied: null,
    ...more,
  };
}

const one = { action: "a1", ref: "1.1.1", title: "Rewrite the plan template with young people" };

const reconciliation: NonNullable<ImportView["reconciliation"]> = {
  added: [{ ref: "1.3.1", title: "Train every team in the new template" }],
  changed: [{ ...one, fields: [{ field: "end date, to be agreed", from: "31 March 2027", to: "30 June 2027" }] }],
  moves: [one],
  unchanged: 38,
  missing: [{ ...one, ref: "1.1.9" }],
  kept: [
    {
      ...one,
      id: "k1",
      field: "rating",
      ours: "Green",
      file: "Amber",
      by: "Amina Diallo",
      at: "2026-11-12T10:00:00Z",
      taken: false,
      isFixed: false,
    },
    {
      ...one,
      ...{ id: "k2", field: "end date", ours: "31 March 2027", file: "", by: "", at: "", taken: false, isFixed: true },
    },
  ],
  proposals: [
    {
      id: "r1",
      kind: "renumbered",
      was: [one],
      now: [{ ref: "1.2.1", title: one.title }],
      says: "1.1.1 stands in this file as 1.2.1.",
      choices: [
        { value: "same", says: "The same action under its new number" },
        { value: "new", says: "A new action" },
      ],
      answer: null,
    },
  ],
  plan: [{ field: "Title", from: "Improvement plan", to: "Children's improvement plan" }],
};

const nothing: NonNullable<ImportView["reconciliation"]> = {
  ...{ added: [], changed: [], moves: [], unchanged: 40, missing: [], kept: [], proposals: [], plan: [] },
};

const long = hostileOf(900);
const hostileOne = { action: "a1", ref: long, title: `${RIGHT_TO_LEFT} ${long}` };
const hostileField = { field: "Leads", from: long, to: long };
const hostileView = aView({
  fileName: `${long}.docx`,
  title: long,
  draft: aDraft({
    plan: { ...aDraft().plan, scheme: [{ rag: "green", name: HOSTILE, colour: long, meaning: long }] },
    actions: [draftAction({ ref: "1.1.2", title: long, dates: [{ ...due, date: null, text: long }] })],
  }),
  columns: Array.from({ length: 40 }, (_, index) =>
    column(`${index} ${long}`, "support", { place: `table ${index} ${long}`, unsure: index % 2 === 0 }),
  ),
  leftOut: Array.from({ length: 60 }, () => ({ place: long, text: long, why: "hidden row" as const })),
  problems: Array.from({ length: 90 }, (_, index) => ({
    ...dateProblem,
    id: `p${index}`,
    place: long,
    text: long,
    why: { reason: "what-is-this-name", name: long } as const,
    choices: [long.slice(0, 120), long.slice(0, 120), long.slice(0, 120)],
  })),
  reconciliation: {
    added: Array.from({ length: 50 }, () => hostileOne),
    changed: Array.from({ length: 50 }, () => ({
      ...hostileOne,
      fields: Array.from({ length: 12 }, () => hostileField),
    })),
    moves: Array.from({ length: 50 }, () => hostileOne),
    unchanged: 0,
    missing: [hostileOne],
    kept: [],
    proposals: Array.from({ length: 9 }, (_, index) => ({
      id: `r${index}`,
      kind: "split" as const,
      was: Array.from({ length: 9 }, () => hostileOne),
      now: Array.from({ length: 9 }, () => hostileOne),
      says: long,
      choices: Array.from({ length: 4 }, (_choice, value) => ({ value: `${value}`, says: long })),
      answer: "0",
    })),
    plan: [hostileField],
  },
});

const drawn: ProblemsDrawn = { page: 1, open: "", refusal: null, typed: null };
const saved: AppliedImport = {
  name: { plan: "northshire", draft: "d1" },
  title: "Northshire Children's Improvement Plan",
  isNew: false,
  started: true,
  added: 1,
  changed: 2,
  asked: { count: 1, deciders: ["Nia Rees", "Carys Vaughan"] },
  kept: 1,
  missing: 1,
  undecided: 1,
  problems: 3,
  again: false,
};

export const importSamples: Samples = {
  "import-preview": importPreviewCard(aView()),
  "import-preview-again": importPreviewCard(
    aView({ isNew: false, reconciliation }),
    "One file at a time: 2 others left aside.",
  ),
  "import-preview-empty": importPreviewCard(
    aView({
      draft: aDraft({ themes: [], objectives: [], actions: [draftAction()] }),
      ...{ columns: [], leftOut: [], problems: [], isNew: false, reconciliation: nothing },
    }),
  ),
  "import-preview-applied": importPreviewCard(aView({ applied: { by: "Owen Pryce", at: "2026-11-20T09:00:00Z" } })),
  "import-preview-hostile": importPreviewCard(hostileView, long),
  "import-preview-saved": importAppliedCard(saved),
  "import-preview-saved-new": importAppliedCard({
    ...{ ...saved, isNew: true, started: false, added: 85, changed: 0, kept: 0 },
    ...{ missing: 0, undecided: 0, problems: 0, again: true },
  }),
  "import-problems": importProblemsCard(aView(), drawn),
  "import-problems-open": importProblemsCard(aView(), {
    ...{ page: 1, open: "p1", typed: { kind: "review", date: "", as: "Q2 or so" } },
    refusal: { reason: "date-unreadable", field: "date", text: "Q2 or so" },
  }),
  "import-problems-leads": importProblemsCard(aView(), { ...drawn, open: "p2" }),
  "import-problems-rating": importProblemsCard(aView(), { ...drawn, open: "p4" }),
  "import-problems-empty": importProblemsCard(aView({ problems: [] }), drawn),
  "import-problems-hostile": importProblemsCard(hostileView, {
    ...{ page: 2, open: "p5", typed: { kind: long, date: long, as: long } },
    refusal: { reason: "date-unreadable", field: "date", text: long },
  }),
  "import-changes": importChangesCard(aView({ reconciliation }), 1),
  "import-changes-more": importChangesCard(aView({ reconciliation }), 2),
  "import-changes-empty": importChangesCard(aView({ reconciliation: nothing }), 1),
  "import-changes-hostile": importChangesCard(hostileView, 2),
  "import-columns": importColumnsCard(aView(), 1),
  "import-columns-empty": importColumnsCard(aView({ columns: [] }), 1),
  "import-columns-hostile": importColumnsCard(hostileView, 3),
};
