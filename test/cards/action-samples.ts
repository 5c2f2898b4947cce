import type { ShownAction } from "../../src/app/actions/show-action.ts";
import type { ShownHistory } from "../../src/app/actions/show-history.ts";
import type { OpenAction } from "../../src/app/open-action.ts";
import type { OpenPlan } from "../../src/app/open-plan.ts";
import { actionCard } from "../../src/cards/actions/action.ts";
import { historyCard } from "../../src/cards/actions/history.ts";
import { savedCard } from "../../src/cards/updates/saved.ts";
import { updateCard } from "../../src/cards/updates/update.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { HistoryEntry } from "../../src/domain/history/history.ts";
import { powersOf } from "../../src/domain/permissions/permissions.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../src/domain/plan/plan.ts";
import { planUpdate } from "../../src/domain/updates/update.ts";
import type { UpdateInput } from "../../src/domain/updates/update-input.ts";
import { AMINA, aLine, anAction, aPlan, importedEntry, NOW, OWEN, TODAY, typedUpdate } from "../builders.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

export function openPlanOf(plan: Plan = aPlan()): OpenPlan {
  return {
    plan,
    audience: "own chat",
    person: AMINA,
    stored: { value: plan, mark: "1" },
    today: TODAY,
    powers: powersOf(plan, AMINA, TODAY),
  };
}

export function openActionOf(action: Action, plan: Plan = aPlan()): OpenAction {
  return { ...openPlanOf(plan), action: { value: action, mark: "1" }, standings: ["lead"], mayUpdate: true };
}

const input = typedUpdate({
  progress: "Twelve young people rewrote the template with us; forty plans use it.",
  difference: "Children say they recognise themselves in their plan.",
  evidence: "https://example.org/audit-14",
});
const filing = {
  person: AMINA,
  name: "Amina Diallo",
  inNameOf: null,
  via: "card",
  at: NOW.toISOString(),
  today: TODAY,
} as const;

function filed(action: Action, more: Partial<UpdateInput> = {}) {
  const planned = planUpdate(action, { ...input, ...more }, filing, DEFAULT_SETTINGS);
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value;
}

const parts = ["In duty teams", "In the children in care service", "In early help"].map((text, index) => ({
  text,
  rag: index === 0 ? ("red" as const) : ("amber" as const),
}));

export const HOSTILE_ACTION: Action = anAction({
  ref: "10.12.3",
  title: hostileOf(300),
  leads: Array.from({ length: 40 }, (_, index) => ({ label: `${RIGHT_TO_LEFT} ${index}`, accountable: index === 0 })),
  dates: [{ kind: "event", date: null, cadence: null, text: hostileOf(300) }],
  measures: Array.from({ length: 12 }, () => hostileOf(900)),
  parts: Array.from({ length: 4 }, () => ({ text: hostileOf(400), rag: "amber" as const })),
  dependsOn: ["1.1.2"],
});

const saved = filed(anAction());
const needy = filed(anAction({ endDate: "2026-11-12" }), {
  rag: "amber",
  inTheWay: "The supplier has no date yet. We need the contract enforced.",
}).after;
const confirmed = filed(anAction({ rag: saved.after.rag }));
const hostile = filed(
  { ...HOSTILE_ACTION, parts: [] },
  {
    progress: hostileOf(3000),
    difference: hostileOf(1500),
    evidence: hostileOf(1500),
    inTheWay: hostileOf(500),
    moveTo: "2027-06-30",
    moveReason: hostileOf(500),
  },
);

const justSaved = { done: "saved", again: false, by: AMINA, now: NOW, next: undefined } as const;
const HOSTILE_LINE = aLine({ ref: hostileOf(100) });

function shown(action: Action, newest: readonly HistoryEntry[], dependencies: readonly Action[] = []): ShownAction {
  const merged = { into: null, from: [] };
  return { ...openActionOf(action), dependencies, merged, newest, held: { ladder: null, own: null } };
}

function told(action: Action, items: readonly HistoryEntry[]): ShownHistory {
  return { ...openActionOf(action), events: [], history: { items, next: "older" } };
}

const list = "overdue actions theme 2 page 2 in plan north-2027";
const form = (action: Action, more: Partial<UpdateInput> = {}) => ({
  ...openActionOf(action),
  input: { ...input, ...more },
});
const paths = { nonce: "3f6c1f5e-0000-4000-8000-000000000001", back: "reminders" };
const first = { progress: "", difference: "", evidence: "" };

const held = {
  ladder: {
    kind: "not further",
    ...{ about: theAction("a1"), date: TODAY, by: OWEN, byName: "Owen Pryce", at: NOW.toISOString() },
    words: "They answer on Friday",
  },
  own: {
    kind: "seen",
    ...{
      person: AMINA,
      about: theAction("a1"),
      date: TODAY,
      until: "2026-11-27",
      at: NOW.toISOString(),
      afterDate: false,
    },
  },
} as const;
const hostileHold = { byName: hostileOf(200), words: hostileOf(300) };

export const actionSamples: Samples = {
  action: actionCard(
    shown(
      anAction({ dependsOn: ["1.1.2"] }),
      [importedEntry(anAction())],
      [anAction({ id: "a2", ref: "1.1.2", rag: "red" })],
    ),
    list,
  ),
  "action-updated": actionCard(shown(saved.after, [saved.entry, importedEntry(anAction())]), ""),
  "action-held": actionCard({ ...shown(anAction({ reviewDate: TODAY }), []), held }, ""),
  "action-held-hostile": actionCard(
    { ...shown(hostile.after, [hostile.entry]), held: { ...held, ladder: { ...held.ladder, ...hostileHold } } },
    list,
  ),
  "action-renumbered": actionCard({ ...shown(anAction(), []), formerRef: "1.2.3" }, ""),
  "action-parts": actionCard(shown(anAction({ parts, rag: "red" }), []), list),
  "action-hostile": actionCard(
    shown(hostile.after, [hostile.entry, hostile.entry, hostile.entry], [HOSTILE_ACTION]),
    list,
  ),
  saved: savedCard(openActionOf(saved.after), { ...justSaved, next: aLine({ id: "a2", ref: "2.1.1" }) }, paths),
  "saved-last": savedCard(openActionOf(needy), { ...justSaved, next: null }, paths),
  "saved-undone": savedCard(openActionOf(anAction()), { ...justSaved, done: "taken back" }, paths),
  "saved-hostile": savedCard(openActionOf(hostile.after), { ...justSaved, next: HOSTILE_LINE }, paths),
  "history-confirmed": historyCard(told(confirmed.after, [confirmed.entry]), list),
  history: historyCard(told(saved.after, [saved.entry, importedEntry(anAction())]), list),
  "history-hostile": historyCard(
    told(
      hostile.after,
      Array.from({ length: 6 }, () => hostile.entry),
    ),
    list,
  ),
  update: updateCard(form(saved.after, first), null, paths),
  "update-first": updateCard(form(anAction(), first), null, paths),
  "update-end": updateCard(form(needy, first), null, paths),
  "update-completion": updateCard(form(needy, { ...first, rag: "complete" }), null, paths, "completion"),
  "update-new-date": updateCard(form(needy, first), null, paths, "new date"),
  "update-parts": updateCard(form(anAction({ parts }), { ...first, partRags: ["red", "amber", null] }), null, paths),
  "update-refused": updateCard(
    form(saved.after, { nextReview: "2026-11-01", moveTo: "2027-06-30", moveReason: "The supplier withdrew" }),
    { reason: "date-past", field: "next review date", date: "2026-11-01", today: TODAY },
    paths,
  ),
  "update-asked": updateCard(form(anAction()), { reason: "looks-personal", found: ["a child's name"] }, paths),
  "update-hostile": updateCard(
    form(hostile.after, {
      progress: hostileOf(3000),
      difference: hostileOf(1500),
      evidence: hostileOf(1500),
      inTheWay: hostileOf(500),
      moveReason: hostileOf(500),
    }),
    { reason: "changed-meanwhile", by: hostileOf(100), at: NOW.toISOString() },
    paths,
  ),
};
