import { describe, expect, it } from "vitest";
import { actionOfDraft } from "../../../src/domain/import/reconcile/action-of-draft.ts";
import { layPatch } from "../../../src/domain/import/reconcile/lay-patch.ts";
import { planChange } from "../../../src/domain/import/reconcile/plan-change.ts";
import { reconcile } from "../../../src/domain/import/reconcile/reconcile.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ImportAnswer } from "../../../src/domain/plan/answers.ts";
import type { DraftAction } from "../../../src/domain/plan/draft.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, aPlan, OWEN, TODAY } from "../../builders.ts";
import { aDate, aDraft, aDraftAction } from "./drafts.ts";

const plan = aPlan();
const [TEMPLATE, VISITS, AUDIT] = [
  { ref: "1.1.1", title: "Rewrite the plan template with young people" },
  { ref: "1.1.2", title: "Visit every child in the first week" },
  { ref: "1.1.3", title: "Audit ten cases a month and share what is learnt" },
];

/** The plan's actions as an import of these has made them, with ids after their refs. */
function actionsOf(...drafts: readonly Partial<DraftAction>[]): readonly Action[] {
  const draft = aDraft(drafts);
  return draft.actions.map((one) => actionOfDraft(one, new Map(), `id-${one.ref}`, TODAY, plan.settings.week));
}

function said(
  actions: readonly Action[],
  drafts: readonly Partial<DraftAction>[],
  answers: readonly ImportAnswer[] = [],
) {
  return reconcile({ plan, actions }, aDraft(drafts), answers, TODAY).said;
}

/** The plan's actions after the import was applied. */
function applied(
  actions: readonly Action[],
  drafts: readonly Partial<DraftAction>[],
  answers: readonly ImportAnswer[] = [],
) {
  const draft = aDraft(drafts);
  const current = { plan, actions };
  const by = { by: OWEN, byName: "Owen Pryce", at: "2026-11-20T10:00:00.000Z", day: TODAY };
  let ids = 0;
  const change = planChange(current, draft, reconcile(current, draft, answers, TODAY), {
    ...{ id: "import 1", by, on: TODAY, fileName: "plan.docx" },
    ...{ remembered: { columns: {}, settled: [] }, newId: () => `new-${++ids}` },
  });
  const laid = actions.map((action) => {
    const patch = change.patches.find((one) => one.action === action.id);
    return (patch && layPatch(action, patch, by)) ?? { after: action, entry: null };
  });
  const after = [...laid.map((one) => one.after), ...change.added.map(({ action }) => action)];
  return { change, after, entries: laid.flatMap(({ entry }) => entry ?? []) };
}

/** The action with an update filed: green, next review on 18 December. */
function filed(action: Action): Action {
  const planned = planUpdate(
    action,
    {
      ...{ rag: "green", partRags: [], progress: "Done", difference: "", evidence: "" },
      ...{ nextReview: "2026-12-18", inTheWay: "", moveTo: "", moveReason: "", confirmed: [] },
    },
    {
      person: AMINA,
      name: "Amina Diallo",
      inNameOf: null,
      via: "card",
      at: "2026-11-19T09:00:00.000Z",
      today: "2026-11-19",
    },
    plan.settings,
  );
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value.after;
}

describe("a file that says what the plan says", () => {
  it.each<[string, Partial<DraftAction>]>([
    ["word for word", {}],
    ["with other spaces and its leads in another order", { title: " Rewrite the plan  template with young people " }],
    ["without a column for leads", { leads: [] }],
    ["without a column for ratings", { rag: null }],
    ["without a column for dates", { dates: [], due: null }],
  ])("changes nothing: %s", (_, more) => {
    expect(said(actionsOf({}), [more])).toMatchObject({
      changed: [],
      added: [],
      missing: [],
      proposals: [],
      unchanged: 1,
    });
  });

  it("changes nothing where a date was moved and comes back as moved", () => {
    const moved = { ...filed(actionsOf({})[0] as Action) };
    const dates = [
      aDate("end", "2027-03-31", "End 31 March 2027"),
      aDate("review", "2026-12-18", "Review 18 December 2026"),
    ];
    expect(said([moved], [{ dates, rag: "green" }])).toMatchObject({ changed: [], kept: [], unchanged: 1 });
  });
});

describe("a field that a file says otherwise", () => {
  it.each<[string, Partial<DraftAction>, string, string | null, string | null]>([
    [
      "a title in other words",
      { title: "Rewrite the whole plan template with young people" },
      "title",
      TEMPLATE?.title ?? "",
      "Rewrite the whole plan template with young people",
    ],
    ["a lead", { leads: ["Ben Okafor"] }, "leads", "Amina Diallo", "Ben Okafor"],
    ["a rating", { rag: "red" }, "rating", "amber", "red"],
    [
      "an end date",
      {
        dates: [
          aDate("review", "2026-12-11", "Review 11 December 2026"),
          aDate("end", "2027-04-30", "End 30 April 2027"),
        ],
      },
      "end date, to be agreed",
      "31 March 2027",
      "30 April 2027",
    ],
    ["a dependency", { dependsOn: ["1.1.2"] }, "depends on", null, "1.1.2"],
  ])("is listed and changed: %s", (_, more, field, from, to) => {
    const actions = actionsOf({}, VISITS);
    const found = said(actions, [more, VISITS]);
    expect(found.changed).toMatchObject([{ action: "id-1.1.1", ref: "1.1.1" }]);
    expect(found.changed[0]?.fields).toContainEqual({ field, from, to });
    expect(found.unchanged).toBe(1);
    expect(said(applied(actions, [more, VISITS]).after, [more, VISITS])).toMatchObject({ changed: [], unchanged: 2 });
  });

  it("keeps who is accountable while they lead", () => {
    const { after } = applied(actionsOf({ leads: ["Amina Diallo"] }), [{ leads: ["Ben Okafor", "Amina Diallo"] }]);
    expect(after[0]?.leads).toEqual([
      { label: "Ben Okafor", accountable: false },
      { label: "Amina Diallo", accountable: true },
    ]);
  });

  it("stays where it was asked about and not answered", () => {
    const problems = [
      { place: "row 2", ref: "1.1.1", field: "due" as const, text: "Q2", why: { reason: "which-year" } as const },
    ];
    const draft = aDraft([{ dates: [aDate("event", null, "Q2")], due: null }, VISITS ?? {}], { problems });
    expect(reconcile({ plan, actions: actionsOf({}, VISITS ?? {}) }, draft, [], TODAY).said.changed).toEqual([]);
  });
});

describe("what was filed since", () => {
  const before = filed(actionsOf({})[0] as Action);

  it("stays, and is listed with the choice to take the file's", () => {
    const { changed, kept } = said([before], [{}]);
    expect(changed).toEqual([]);
    expect(kept).toMatchObject([
      { field: "rating", ours: "green", file: "amber", by: "Amina Diallo", taken: false },
      { field: "review date", ours: "18 December 2026", file: "11 December 2026", taken: false },
    ]);
    expect(applied([before], [{}]).after).toEqual([before]);
  });

  it("gives way where the owner takes the file's", () => {
    const [rating] = said([before], [{}]).kept;
    const { after } = applied([before], [{}], [{ kind: "take-file", kept: rating?.id ?? "" }]);
    expect(after[0]).toMatchObject({ rag: "amber", reviewDate: "2026-12-18", lastUpdate: before.lastUpdate });
  });

  it("stays as well when it is filed between the decision and its turn", () => {
    const [action] = actionsOf({});
    const { change } = applied([action as Action], [{ rag: "red", leads: ["Ben Okafor"] }]);
    const later = filed(action as Action);
    const laid = layPatch(later, change.patches[0] as (typeof change.patches)[number], change.by);
    expect(laid?.after).toMatchObject({ rag: "green", reviewDate: "2026-12-18", leads: [{ label: "Ben Okafor" }] });
  });

  it("is unharmed by a new title and a new lead", () => {
    const title = "Rewrite the whole plan template with young people";
    const { after } = applied([before], [{ title, rag: "green" }]);
    expect(after[0]).toMatchObject({ title, rag: "green", lastUpdate: before.lastUpdate, version: before.version + 1 });
  });
});

describe("actions that do not pair by ref and title", () => {
  const three = [TEMPLATE, VISITS, AUDIT].map((one) => one ?? {});
  const choose = (
    actions: readonly Action[],
    drafts: readonly Partial<DraftAction>[],
    choice: string,
  ): readonly ImportAnswer[] =>
    said(actions, drafts).proposals.map(({ id }) => ({ kind: "decide", proposal: id, choice }));

  it("adds what is new and keeps what is missing", () => {
    const found = said(actionsOf(...three.slice(0, 2)), [three[0] ?? {}, three[2] ?? {}]);
    expect(found).toMatchObject({ added: [AUDIT], missing: [VISITS], proposals: [] });
  });

  it("proposes a known title under another ref as a renumbering, and touches nothing until it is decided", () => {
    const actions = actionsOf(...three);
    const file = [{ ...three[0], ref: "1.1.4" }, three[1] ?? {}, three[2] ?? {}];
    const found = said(actions, file);
    expect(found).toMatchObject({ added: [], changed: [], missing: [], unchanged: 2 });
    expect(found.proposals).toMatchObject([
      { kind: "renumbered", was: [TEMPLATE], now: [{ ref: "1.1.4" }], answer: null },
    ]);
    expect(applied(actions, file).after).toEqual(actions);
  });

  it("lets history follow a renumbered action", () => {
    const actions = actionsOf(...three);
    const file = [{ ...three[0], ref: "1.1.4" }, three[1] ?? {}, three[2] ?? {}];
    const { after, entries } = applied(actions, file, choose(actions, file, "same"));
    expect(after.map(({ id, ref }) => `${id} ${ref}`)).toEqual(["id-1.1.1 1.1.4", "id-1.1.2 1.1.2", "id-1.1.3 1.1.3"]);
    expect(entries).toMatchObject([
      { kind: "imported", via: "import", changes: [{ field: "ref", from: "1.1.1", to: "1.1.4" }] },
    ]);
    expect(entries[0]?.reason).toContain("renumbered from 1.1.1");
  });

  it("tells two actions that have swapped their refs", () => {
    const swapped = [
      { ...three[0], ref: "1.1.2" },
      { ...three[1], ref: "1.1.1" },
    ];
    const actions = actionsOf(...three.slice(0, 2));
    expect(said(actions, swapped).proposals.map(({ kind }) => kind)).toEqual(["renumbered", "renumbered"]);
    const { after } = applied(actions, swapped, choose(actions, swapped, "same"));
    expect(after.map(({ id, ref }) => `${id} ${ref}`)).toEqual(["id-1.1.1 1.1.2", "id-1.1.2 1.1.1"]);
  });

  it("proposes another title under a known ref, and keeps the old one aside when it is a new action", () => {
    const actions = actionsOf(...three);
    const file = [{ ref: "1.1.1", title: "Recruit four family support workers" }, three[1] ?? {}, three[2] ?? {}];
    expect(said(actions, file).proposals).toMatchObject([
      { kind: "ref-reused", was: [TEMPLATE], now: [{ ref: "1.1.1" }] },
    ]);
    const asNew = applied(actions, file, choose(actions, file, "new")).after;
    expect(asNew.map(({ id, ref }) => `${id} ${ref}`)).toEqual([
      ...["id-1.1.1 1.1.1-old", "id-1.1.2 1.1.2", "id-1.1.3 1.1.3", "new-1 1.1.1"],
    ]);
    const same = applied(actions, file, choose(actions, file, "same")).after;
    expect(same[0]).toMatchObject({ id: "id-1.1.1", ref: "1.1.1", title: "Recruit four family support workers" });
  });

  it("proposes a split, and lets history follow the part that is chosen", () => {
    const actions = actionsOf(...three);
    const file = [
      three[0] ?? {},
      three[1] ?? {},
      { ref: "1.1.3", title: "Audit ten cases a month" },
      { ref: "1.1.4", title: "Share what is learnt from cases" },
    ];
    const [proposal] = said(actions, file).proposals;
    expect(proposal).toMatchObject({ kind: "split", was: [AUDIT], now: [{ ref: "1.1.3" }, { ref: "1.1.4" }] });
    const { after, change } = applied(actions, file, choose(actions, file, "follows-2"));
    expect(after.map(({ id, ref }) => `${id} ${ref}`)).toEqual([
      "id-1.1.1 1.1.1",
      "id-1.1.2 1.1.2",
      "id-1.1.3 1.1.4",
      "new-1 1.1.3",
    ]);
    expect(change.added[0]?.entry.reason).toContain("split from 1.1.3");
  });

  it("proposes a merger, and marks the action that does not go on as merged into the other", () => {
    const parts = [
      { ref: "1.1.3", title: "Audit ten cases a month" },
      { ref: "1.1.4", title: "Share what is learnt from audit" },
    ];
    const file = [{ ref: "1.1.3", title: "Audit ten cases a month and share what is learnt" }];
    const actions = actionsOf(...parts);
    expect(said(actions, file).proposals).toMatchObject([{ kind: "merged", was: parts, now: file }]);
    const answers = choose(actions, file, "follows-2");
    expect(said(actions, file, answers)).toMatchObject({ missing: [], added: [] });
    const { after } = applied(actions, file, answers);
    expect(after.map(({ id, ref }) => `${id} ${ref}`)).toEqual(["id-1.1.3 1.1.3-old", "id-1.1.4 1.1.3"]);
    expect(after.map(({ state, decision }) => [state, decision?.into])).toEqual([
      ["merged", "id-1.1.4"],
      ["open", undefined],
    ]);
  });

  it("leaves an action that has left the plan as it is, and does not ask about it", () => {
    const actions = actionsOf(...three).map((one, at) => (at === 0 ? { ...one, state: "withdrawn" as const } : one));
    const file = [{ ...three[0], rag: "red" as const }, ...three.slice(2)];
    expect(said(actions, file.slice(1)).missing.map(({ ref }) => ref)).toEqual([three[1]?.ref]);
    const { after } = applied(actions, file);
    expect(after[0]).toMatchObject({ state: "withdrawn", rag: "red" });
  });

  it("does not give away a ref that an undecided action holds", () => {
    const actions = actionsOf(...three.slice(0, 2));
    const file = [
      { ...three[0], ref: "1.1.5" },
      three[1] ?? {},
      { ref: "1.1.1", title: "Recruit four family support workers" },
    ];
    expect(said(actions, file)).toMatchObject({ added: [], proposals: [{ kind: "renumbered" }] });
    expect(said(actions, file, choose(actions, file, "same")).added).toMatchObject([{ ref: "1.1.1" }]);
  });
});

describe("the plan around its actions", () => {
  it("takes themes, objectives and the period of the file, and loses none of its own", () => {
    const theme = {
      ref: "3",
      title: "Homes",
      section: null,
      source: null,
      intent: null,
      outcome: null,
      leads: ["New Lead"],
    };
    const draft = aDraft([aDraftAction()], {
      themes: [{ ...theme, ref: "1", title: "Practice that is better", leads: [] }, theme],
      plan: { ...aDraft([]).plan, period: { from: "2026-04-01", to: "2028-03-31" } },
    });
    const current = { plan, actions: actionsOf({}) };
    const reconciled = reconcile(current, draft, [], TODAY);
    expect(reconciled.said.plan.map(({ field }) => field)).toEqual(["period", "theme 1", "theme 3"]);
    const change = planChange(current, draft, reconciled, {
      ...{ id: "i", by: { by: OWEN, byName: "Owen", at: "", day: TODAY }, on: TODAY, fileName: "f" },
      ...{ remembered: { columns: {}, settled: [] }, newId: () => "new" },
    });
    expect(change.plan.themes.map(({ ref, title }) => `${ref} ${title}`)).toEqual([
      "1 Practice that is better",
      "2 A front door that works",
      "3 Homes",
    ]);
    expect(change.plan.themes[0]?.leads).toEqual(["Thea Lund"]);
    expect(change.plan.labels.at(-1)).toEqual({ text: "New Lead", kind: "outside", holders: [], sponsor: null });
  });
});
