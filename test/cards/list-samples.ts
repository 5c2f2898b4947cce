import { actionList } from "../../src/cards/actions/list.ts";
import { summaryCard } from "../../src/cards/actions/summary.ts";
import { welcomeCard } from "../../src/cards/help/welcome.ts";
import { digestCard, digestMessage } from "../../src/cards/reminders/digest.ts";
import { laterCard } from "../../src/cards/reminders/later.ts";
import { theAction } from "../../src/domain/due/about.ts";
import { findOverdue, groupMine, NO_FILTERS } from "../../src/domain/lists/lists.ts";
import { summarise } from "../../src/domain/lists/summary.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../src/domain/plan/action-line.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import type { Digest, DigestItem, Escalation } from "../../src/domain/reminders/digest.ts";
import { type Freed, WAITING_KINDS, type WaitingNotice } from "../../src/domain/reminders/waiting-item.ts";
import { AMINA, aLine, aPlan, KEY, NOW, TODAY } from "../builders.ts";
import { HOSTILE_ACTION, openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const late: Partial<Action>[] = [
  { rag: "red", endDate: "2026-10-30", reviewDate: "2026-11-02" },
  { rag: "amber", endDate: "2026-11-19", reviewDate: "2026-12-01" },
  { rag: "green", endDate: null, reviewDate: "2026-11-13", theme: "2" },
  { rag: "unrated", endDate: null, reviewDate: TODAY, theme: "2" },
  { rag: "amber", endDate: "2026-12-04", reviewDate: null },
  { rag: "green", endDate: null, reviewDate: null },
  { rag: "complete", state: "awaiting-sign-off" },
  { rag: "complete", state: "complete" },
];
const lines = late.map((more, index) => aLine({ id: `a${index}`, ref: `1.1.${index + 1}`, ...more }));
const hostile = Array.from({ length: 20 }, (_, index) =>
  lineOf({ ...HOSTILE_ACTION, id: `h${index}`, endDate: "2026-10-30" }),
);
const overdue = { ask: "overdue", plan: null, filters: NO_FILTERS, page: 1 } as const;
const mine = { ask: "my actions", plan: null, page: 1 } as const;

function overdueOf(from: readonly ActionLine[]) {
  return { ...openPlanOf(), wanted: { kind: "overdue" } as const, groups: findOverdue(from, DEFAULT_SETTINGS, TODAY) };
}

function item(line: ActionLine, more: Partial<DigestItem> = {}): DigestItem {
  return {
    plan: KEY,
    scheme: aPlan().scheme,
    line,
    group: "overdue",
    date: "2026-10-30",
    dateKind: "end",
    rung: "after",
    escalation: null,
    waitsFor: [],
    notConfirmed: "end date",
    hold: null,
    choices: { seen: true, nextWorkingDay: "2026-11-23", nextWeek: null, latest: "2026-11-27" },
    ...more,
  };
}

function digestOf(items: readonly DigestItem[], waits: Digest["waits"] = []): Digest {
  return { person: AMINA, name: "Amina Diallo", day: TODAY, items, waits };
}

const [red, amber, green, unrated] = lines as [ActionLine, ActionLine, ActionLine, ActionLine];
const digest = digestOf([
  item(red),
  item(green, { group: "update due", date: "2026-11-13", dateKind: "review" }),
  item(unrated, { group: "due", date: TODAY, dateKind: "review", rung: "on the day" }),
  item(amber, { group: "soon", date: "2026-12-01", dateKind: "review", rung: "10 before" }),
]);
const over = {
  person: AMINA,
  about: theAction("a0"),
  date: "2026-10-30",
  kind: "seen",
  until: TODAY,
  at: NOW.toISOString(),
} as const;
const NO_CHOICES = { seen: false, nextWorkingDay: null, nextWeek: null, latest: null };
const climbed: Escalation = {
  ...{
    rung: "plan owner",
    since: "2026-11-02",
    whose: ["Ben Okafor", "Thea Lund"],
    waits: "let climb",
    paperDeadline: null,
  },
};
const twoPlans = digestOf([
  item(red, { hold: { ...over, afterDate: true } }),
  item(green, { plan: { ...KEY, plan: "other" } }),
]);
const desk: WaitingNotice = {
  plan: KEY,
  title: "Northshire Children's Improvement Plan",
  counts: [
    { kind: "completion", count: 2 },
    { kind: "end date", count: 1 },
    { kind: "unsettled", count: 1 },
  ],
};
function freedOf(many: number): WaitingNotice {
  const freed = Array.from({ length: many }, (_, index): Freed => {
    const other = { id: `o${index}`, ref: `2.1.${index + 4}`, title: "Hire two practice leads" };
    const line = { ...red, id: `w${index}`, ref: `1.1.${index + 1}` };
    const still = index === 0 ? ["2.1.9"] : [];
    return { line, other, how: index === 1 ? "withdrawn" : "complete", still };
  });
  return { plan: KEY, title: "Northshire Children's Improvement Plan", counts: [], freed };
}
const manyDesks = Array.from({ length: 9 }, (_, index): WaitingNotice => {
  const counts = WAITING_KINDS.map((kind) => ({ kind, count: 1234 }));
  return { plan: { ...KEY, plan: `plan-${index}` }, title: hostileOf(200), counts };
});
const hostileNews: WaitingNotice = {
  plan: KEY,
  title: hostileOf(200),
  counts: [],
  freed: hostile.map((line) => ({ line, other: line, how: "complete", still: hostile.map(({ ref }) => ref) })),
};
const manyItems = digestOf(
  hostile.map((line) => item(line)),
  [hostileNews, ...manyDesks],
);
const later = { today: TODAY, nonce: "n1", back: "reminders", typed: "", refusal: null };

function summaryOf(from: readonly ActionLine[], theme: string | null) {
  const entries = [
    {
      action: "a0",
      entry: 2,
      kind: "update",
      at: NOW.toISOString(),
      by: AMINA,
      byName: "Amina Diallo",
      inNameOf: null,
      via: "card",
      changes: [{ field: "rating", part: null, from: "green", to: "red" }],
      update: null,
      reason: "",
      undoes: null,
      day: TODAY,
    },
  ] as const;
  const plan =
    theme === "hostile"
      ? aPlan({ title: hostileOf(200), themes: [{ ref: "1", title: hostileOf(300), leads: [] }] })
      : aPlan();
  const summary = summarise(plan, from, entries, TODAY);
  return { ...openPlanOf(plan), theme: theme === "2" ? theme : null, summary, since: null, posted: null, post: "p" };
}

export const listSamples: Samples = {
  list: actionList(overdueOf(lines), overdue),
  "list-empty": actionList(overdueOf([]), overdue),
  "list-mine": actionList({ ...openPlanOf(), groups: groupMine(lines.slice(0, 7), DEFAULT_SETTINGS, TODAY) }, mine),
  "list-hostile": actionList(overdueOf(hostile), {
    ...overdue,
    page: 2,
    filters: { theme: hostileOf(80), lead: hostileOf(80), rag: "red" },
  }),
  digest: digestMessage(digest, false),
  "digest-repeated": digestMessage(digest, true),
  "digest-cover": digestMessage(
    digestOf([item(red, { covers: [{ name: "Asha Verma", until: "2027-01-05" }] }), item(green)]),
    false,
  ),
  "digest-freed": digestMessage(digestOf([item(green)], [freedOf(5)]), false),
  "digest-freed-alone": digestMessage(digestOf([], [freedOf(1)]), false),
  "digest-two-plans": digestMessage(twoPlans, false),
  "digest-desk": digestMessage(digestOf([item(red)], [desk]), false),
  "digest-desk-alone": digestMessage(digestOf([], [desk]), false),
  "digest-ladder": digestMessage(
    digestOf([
      item(red, { rung: "plan owner", escalation: climbed, choices: NO_CHOICES }),
      item(green, {
        rung: "unanswered",
        escalation: { ...climbed, rung: "unanswered", paperDeadline: "2027-01-08", waits: null },
        choices: NO_CHOICES,
      }),
      item(amber, {
        group: "due",
        dateKind: "event",
        date: TODAY,
        line: { ...amber, event: "When the new system is live" },
      }),
      item(unrated, {
        group: "soon",
        waitsFor: [
          { ref: "2.1.4", title: "Hire two", done: true },
          { ref: "2.1.5", title: "Train", done: false },
          { ref: "2.1.6", title: "Move in", done: false, withdrawn: true },
        ],
      }),
    ]),
    false,
  ),
  "digest-ladder-alone": digestMessage(
    digestOf([item(red, { rung: "plan owner", escalation: climbed, choices: NO_CHOICES })]),
    false,
  ),
  "digest-chase": digestMessage(
    { ...digestOf([item(red)]), chase: { byName: "Thea Lund", words: "The board meets on Friday" } },
    false,
  ),
  "digest-first": digestMessage(
    { ...digestOf(Array.from({ length: 40 }, (_, index) => item({ ...red, ref: `1.1.${index + 1}` }))), isFirst: true },
    false,
  ),
  "digest-empty": digestCard(digestOf([]), { banner: "1.1.1 is marked as seen.", page: 1 }),
  "digest-hostile": digestCard(manyItems, { banner: hostileOf(200), page: 2 }),
  later: laterCard(item(red), later),
  "later-refused": laterCard(item(red), {
    ...later,
    typed: "2026-12-31",
    refusal: { reason: "snooze-too-far", date: "2026-12-31", latest: "2026-11-27" },
  }),
  "later-hostile": laterCard(item(hostile[0] as ActionLine), later),
  summary: summaryCard(summaryOf(lines, null), NOW),
  "summary-theme": summaryCard(summaryOf(lines.slice(2, 4), "2"), NOW),
  "summary-empty": summaryCard(summaryOf([], null), NOW),
  "summary-hostile": summaryCard(summaryOf([...hostile, aLine({ id: "a0", rag: "red" })], "hostile"), NOW),
  "help-welcome": welcomeCard(openPlanOf()),
  "help-stranger": welcomeCard(null),
};
