import type { OpenPartner } from "../../src/app/partners/open-partner.ts";
import type { JudgedRow, ReturnedView } from "../../src/app/partners/returned-form.ts";
import { partnerCard, partnersCard } from "../../src/cards/partners/partner.ts";
import { filedWords, returnedCard } from "../../src/cards/partners/returned.ts";
import { groupMine } from "../../src/domain/lists/lists.ts";
import { judgeRow } from "../../src/domain/partners/judge-row.ts";
import type { ReturnedRow } from "../../src/domain/partners/read-return-form.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import type { Filing } from "../../src/domain/updates/filing.ts";
import { anAction, aOnce, aPlan, BEN, NOW, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const POLICE = "Northshire Police";
const plan = aPlan({ labels: [...aPlan().labels, { text: POLICE, kind: "outside", holders: [], sponsor: BEN }] });
const leads = [{ label: POLICE, accountable: true }];
const actions: readonly Action[] = [
  anAction({
    id: "p1",
    ref: "1.1.1",
    title: "Share custody data every week",
    leads,
    endDate: "2026-10-30",
    rag: "red",
  }),
  anAction({ id: "p2", ref: "1.1.2", title: "Come to every strategy meeting", leads, reviewDate: "2026-11-18" }),
  anAction({ id: "p3", ref: "1.1.3", title: "Train response officers", leads, reviewDate: "2027-02-01" }),
];
const form = {
  url: "https://keeper.example/files/0f6f7d0a-52f4-4d6b-8f57-1b6a2f9c3e01",
  until: "2026-11-20T10:15:00.000Z",
};

function partnerOf(of: readonly Action[], label = POLICE): OpenPartner {
  const groups = groupMine(of.map(lineOf), plan.settings, TODAY);
  return { ...openPlanOf(plan), partner: { label, sponsor: BEN }, groups };
}

const filing: Filing = {
  ...{ person: BEN, name: "Ben Okafor", inNameOf: POLICE, via: "return form" },
  ...{ at: NOW.toISOString(), today: TODAY },
};
const typed: Filing = { ...filing, via: "card", inNameOf: null };

function judged(action: Action, more: Partial<ReturnedRow>): JudgedRow {
  const row: ReturnedRow = {
    code: { action: action.id, version: 1, ref: action.ref, part: null },
    ...{ ref: action.ref, rating: "Green", parts: [], progress: "Sent every Monday since May" },
    ...{ difference: "", evidence: "", nextReview: "15 January 2027", nextReviewDay: null },
    ...more,
  };
  const verdict = judgeRow(row, action, filing, DEFAULT_SETTINGS);
  return { row, once: aOnce("once"), action: { value: action, mark: "1" }, verdict };
}

const view = (rows: readonly JudgedRow[], more: Partial<ReturnedView> = {}): ReturnedView => ({
  ...openPlanOf(plan),
  ...{ id: "form-1", partner: { label: POLICE, sponsor: BEN }, reporter: `Jo Hart (${POLICE})`, rows, leftAside: 0 },
  ...more,
});

const open = actions.map((action) => ({ ...action, endDate: "2027-03-31" }));
const [first, second, third] = open as [Action, Action, Action];
const changed = judgeRow(judged(first, {}).row, first, typed, DEFAULT_SETTINGS);
const since = changed.kind === "ready" ? changed.planned.after : first;
const rows: readonly JudgedRow[] = [
  judged(first, { difference: "Fewer children wait in custody", evidence: "Weekly returns" }),
  judged({ ...since, id: "p4", ref: "1.1.4" }, { rating: "Red", progress: "Two weeks were missed in October" }),
  judged(second, { progress: "Child A was seen within a day" }),
  judged(third, { rating: "", nextReview: "soon" }),
  { ...judged(third, { ref: "1.1.9" }), verdict: { kind: "ref-changed" } },
  { ...judged(third, {}), action: null, verdict: { kind: "in-already" } },
];

const worst = hostileOf(3_000);
const hostile = anAction({ id: "h", ref: "1.1.1", title: worst, leads: [{ label: worst, accountable: true }] });
const hostileRow = { progress: worst, difference: hostileOf(1_500), evidence: hostileOf(1_500) };
const many = Array.from({ length: 40 }, (_, at) => ({
  ...hostile,
  id: `h${at}`,
  ref: `1.1.${at}`,
  endDate: "2026-10-01",
}));

export const partnerSamples: Samples = {
  partner: partnerCard(partnerOf(actions), "Ben Okafor", form, 1),
  "partner-nothing-due": partnerCard(partnerOf(actions.slice(2)), "Ben Okafor", form, 1),
  "partner-no-address": partnerCard(partnerOf(actions.slice(1)), "Ben Okafor", null, 1),
  "partner-empty": partnerCard(partnerOf([]), "Ben Okafor", null, 1),
  "partner-hostile": partnerCard(partnerOf(many, worst), RIGHT_TO_LEFT, form, 2),
  entries: returnedCard(view(rows), 1, ""),
  "entries-filed": returnedCard(
    view([...rows.slice(3)], { leftAside: 2 }),
    1,
    filedWords({ filed: 2, changed: false, waits: false }, `Jo Hart (${POLICE})`),
  ),
  "entries-in-already": returnedCard(view(rows.slice(5)), 1, ""),
  "entries-empty": returnedCard(view([]), 1, ""),
  "entries-partners": partnersCard(
    { ...openPlanOf(plan), partners: [partnerOf(actions), partnerOf([], "Moor NHS")] },
    1,
  ),
  "entries-nobody": partnersCard({ ...openPlanOf(plan), partners: [] }, 1),
  "entries-hostile": returnedCard(
    view(
      Array.from({ length: 8 }, (_, at) =>
        judged({ ...hostile, endDate: null, version: at % 2 === 0 ? 1 : 2 }, hostileRow),
      ),
      { reporter: worst, leftAside: 4_803 },
    ),
    1,
    "",
  ),
};
