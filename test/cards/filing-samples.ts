import type { ShownAction } from "../../src/app/actions/show-action.ts";
import type { OpenAction } from "../../src/app/open-action.ts";
import { actionCard } from "../../src/cards/actions/action.ts";
import { actionList } from "../../src/cards/actions/list.ts";
import { digestMessage } from "../../src/cards/reminders/digest.ts";
import { decidedCard } from "../../src/cards/updates/decided.ts";
import { decisionCard } from "../../src/cards/updates/decision.ts";
import { evidenceCard, evidenceForm } from "../../src/cards/updates/evidence.ts";
import { updateCard } from "../../src/cards/updates/update.ts";
import { everyEndDate } from "../../src/domain/due/slips.ts";
import { NO_FILTERS } from "../../src/domain/lists/lists.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import type { DateRevision, Evidence } from "../../src/domain/plan/filings.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, KEY, NOW, TODAY } from "../builders.ts";
import { openActionOf, openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const who = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo" };

function piece(entry: number, more: Partial<Evidence> = {}): Evidence {
  return { ...who, entry, kind: "note", where: "", shows: "Minutes of the board of June", ...more };
}

const evidence = [
  piece(2),
  piece(3, { kind: "link", where: "https://example.org/audit-14", shows: "Audit of 14 plans: nine in ten are heard" }),
  piece(5, { kind: "file", where: "https://council.sharepoint.com/sites/plan/audit.docx", shows: "audit.docx" }),
  piece(6, { shows: "Seen by the practice lead on two visits" }),
];
const hostileEvidence = Array.from({ length: 30 }, (_, index) =>
  piece(index + 2, {
    kind: "link",
    where: `https://example.org/{{DATE(2026-11-20,SHORT)}}?${"x".repeat(1_900)}`,
    shows: hostileOf(1_500),
    byName: hostileOf(100),
  }),
);

const revisions: readonly DateRevision[] = ["2026-12-31", "2027-01-31"].map((from, index) => ({
  ...{ from, to: index === 0 ? "2027-01-31" : "2027-03-31", reason: "The supplier withdrew" },
  ...{ askedBy: "Amina Diallo", approvedBy: "Owen Pryce", on: "2026-10-01" },
}));

const toldLine = {
  ...lineOf(anAction({ id: "a2", ref: "1.1.2" })),
  updated: { at: "2026-09-30T10:00:00.000Z", byName: "" },
};
const complete: Partial<Action> = { state: "complete", rag: "complete", checkDate: TODAY };
const heads = { ...aLabel("Heads of Service", AMINA, BEN), answers: "each" as const };
const each = {
  ...openActionOf(
    anAction({
      leads: [{ label: "Heads of Service", accountable: true }],
      reviewDate: TODAY,
      round: [{ person: AMINA, at: NOW.toISOString(), rag: "red" }],
    }),
    aPlan({ labels: [heads] }),
  ),
};
const shownOf = (open: OpenAction): ShownAction => ({
  ...open,
  ...{ dependencies: [], merged: { into: null, from: [] }, newest: [], held: { ladder: null, own: null } },
});
const shown = (action: Action) => shownOf(openActionOf(action));
const paths = { nonce: "3f6c1f5e-0000-4000-8000-000000000002", back: "" };
const nothing = { where: "", shows: "", isFile: false, confirmed: [] };
const input = {
  ...{ rag: null, partRags: [], progress: "", difference: "", evidence: "", nextReview: "2026-12-18" },
  ...{ inTheWay: "", moveTo: "", moveReason: "", confirmed: [] },
};

export const filingSamples: Samples = {
  evidence: evidenceCard(openActionOf(anAction({ evidence })), 1, "", "Added; the history says who added it."),
  "evidence-empty": evidenceCard(openActionOf(anAction()), 1, ""),
  "evidence-hostile": evidenceCard(
    openActionOf(anAction({ title: hostileOf(300), evidence: hostileEvidence })),
    2,
    hostileOf(300),
    hostileOf(300),
  ),
  "evidence-form": evidenceForm({ ...openActionOf(anAction({ evidence })), input: nothing }, null, paths),
  "evidence-form-hostile": evidenceForm(
    {
      ...openActionOf(anAction({ title: hostileOf(300) })),
      input: { ...nothing, where: hostileOf(2_000), shows: hostileOf(500) },
    },
    { reason: "link-not-https", link: hostileOf(300) },
    paths,
  ),
  "action-evidence": actionCard(shown(anAction({ evidence, revisions })), ""),
  "action-checked": actionCard(shown(anAction({ ...complete, evidence })), "my actions"),
  "action-each": actionCard(shownOf(each), ""),
  "update-each": updateCard({ ...each, person: BEN, input }, null, paths),
  "decision-reopening": decisionCard(
    openActionOf(anAction({ ...complete, checkDate: null })),
    "reopening",
    null,
    paths,
  ),
  "action-reopened": decidedCard(
    { ...openActionOf(anAction({ rag: "unrated" })), again: false },
    "reopening",
    true,
    "",
  ),
  "digest-check": digestMessage(
    {
      ...{ person: AMINA, name: "Amina Diallo", day: TODAY, waits: [] },
      items: [
        {
          ...{ plan: KEY, scheme: aPlan().scheme, line: lineOf(anAction(complete)), group: "check", date: TODAY },
          ...{
            dateKind: "check",
            escalation: null,
            waitsFor: [],
            notConfirmed: "not open",
            rung: "on the day",
            hold: null,
          },
          choices: { seen: true, nextWorkingDay: "2026-11-23", nextWeek: null, latest: "2026-11-27" },
        },
      ],
      answered: [
        {
          ...{ plan: KEY, scheme: aPlan().scheme },
          line: { ...lineOf(anAction()), updated: { at: NOW.toISOString(), byName: "Ben Okafor" } },
        },
      ],
    },
    false,
  ),
  "list-slips": actionList(
    {
      ...openPlanOf(),
      wanted: { kind: "slipped" },
      moves: new Map([["a1", everyEndDate({ revisions })]]),
      groups: [{ name: "found", count: 1, lines: [lineOf(anAction({ revisions }))] }],
    },
    { ask: "slips", plan: null, filters: NO_FILTERS, page: 1 },
  ),
  "list-stale": actionList(
    {
      ...openPlanOf(),
      wanted: { kind: "stale" },
      groups: [{ name: "found", count: 2, lines: [lineOf(anAction({ cadence: "monthly" })), toldLine] }],
    },
    { ask: "stale", plan: null, filters: NO_FILTERS, page: 1 },
  ),
};
