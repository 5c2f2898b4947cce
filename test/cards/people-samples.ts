import type { LabelForm } from "../../src/app/people/open-label.ts";
import type { LabelState, PlanNames } from "../../src/app/people/show-people.ts";
import { claimCard, claimDecisionCard, claimedCard } from "../../src/cards/people/claim.ts";
import { peopleCard } from "../../src/cards/people/people.ts";
import { type SettleInput, settleCard, settleInput } from "../../src/cards/people/settle.ts";
import { stampOf } from "../../src/domain/people/labels.ts";
import type { Claim, Label } from "../../src/domain/plan/person.ts";
import { AMINA, aLabel, aPlan, BEN, NOW, OWEN } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const none: Omit<Label, "text"> = { kind: "outside", holders: [], sponsor: null };
const claim: Claim = { person: "zed", name: "Zed Stone", at: NOW.toISOString(), refused: null };
const sarah = { person: "sarah", name: "Sarah Hill", likeness: "initial" } as const;
const nothing = { holders: [], answers: null, sponsor: null, proposals: [], claims: [], hanging: [] };

function state(text: string, more: Partial<LabelState> = {}): LabelState {
  return { ...nothing, label: { ...none, text }, state: "nobody", ...more };
}

const held = { state: "settled", label: aLabel("Team managers", AMINA, BEN) } as const;
const typical: readonly LabelState[] = [
  state("Head of QA", { claims: [claim] }),
  state("S. Hill", { state: "proposed", proposals: [sarah, { ...sarah, name: "Sue Hill", likeness: "short name" }] }),
  state("ADs"),
  state("Team managers", {
    ...held,
    answers: "Ben Okafor",
    holders: [
      { person: AMINA, name: "Amina Diallo", reach: "not-installed" },
      { person: BEN, name: "Ben Okafor", reach: "reached" },
    ],
  }),
  state("Northshire Police", { state: "outside", sponsor: "Owen Pryce" }),
  state("Amina Diallo", {
    state: "settled",
    label: aLabel("Amina Diallo", AMINA),
    holders: [{ person: AMINA, name: "Amina Diallo", reach: "unreachable" }],
    hanging: ["1.1.1", "1.1.2"],
  }),
  state("Thea Lund", {
    state: "settled",
    label: aLabel("Thea Lund", "thea"),
    holders: [{ person: "thea", name: "Thea Lund", reach: "reached" }],
  }),
];

function list(labels: readonly LabelState[], matched: readonly string[] = []): PlanNames {
  return { ...openPlanOf(), labels, matched };
}

const hostileName = `${RIGHT_TO_LEFT} ${hostileOf(300)}`;
const hostileState = state(hostileOf(1_000), {
  state: "proposed",
  proposals: Array.from({ length: 5 }, () => ({ ...sarah, name: hostileName })),
  claims: Array.from({ length: 9 }, () => ({ ...claim, name: hostileName })),
});

function form(more: Partial<LabelForm> = {}): LabelForm {
  const label: Label = { ...none, text: "S. Hill" };
  const people = [sarah, ...aPlan().people.map(({ id, name }) => ({ person: id, name, likeness: null }))];
  return { ...openPlanOf(), label, stamp: stampOf(label), people, ...more };
}

const many = Array.from({ length: 300 }, (_, index) => ({
  person: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
  name: `${"ऋषिकेश".repeat(20)} ${hostileName}`,
  likeness: "initial" as const,
}));
const hostileForm = form({ label: { ...none, text: hostileOf(1_000) }, people: many });
const hostileInput: SettleInput = {
  ...settleInput(hostileForm, "role", hostileOf(90)),
  people: many.slice(100, 130).map(({ person }) => person),
};

export const peopleSamples: Samples = {
  people: peopleCard(list(typical, ["Sarah Hill, Head of Early Help"]), 1, ""),
  "people-saved": peopleCard(list(typical), 2, "Saved: S. Hill."),
  "people-empty": peopleCard(list([]), 1, ""),
  "people-hostile": peopleCard(
    list(
      Array.from({ length: 20 }, () => hostileState),
      Array.from({ length: 20 }, () => hostileOf(300)),
    ),
    2,
    hostileOf(300),
  ),
  settle: settleCard(form(), settleInput(form(), "", ""), null, "people"),
  "settle-role": settleCard(
    form({ label: { ...aLabel("Team managers", AMINA, BEN), answers: BEN } }),
    settleInput(form({ label: { ...aLabel("Team managers", AMINA, BEN), answers: BEN } }), "", ""),
    { reason: "nobody-chosen", what: "answers" },
    "people page 2",
  ),
  "settle-outside": settleCard(
    form({ label: { ...none, text: "Northshire Police", sponsor: OWEN } }),
    settleInput(form({ label: { ...none, text: "Northshire Police", sponsor: OWEN } }), "", ""),
    null,
    "",
  ),
  "settle-hostile": settleCard(hostileForm, hostileInput, { reason: "label-changed", label: hostileOf(500) }, "people"),
  claim: claimCard([
    { plan: aPlan(), label: "S. Hill" },
    { plan: aPlan(), label: "Sarah Hill, Head of Early Help" },
  ]),
  "claim-decision": claimDecisionCard(aPlan(), "S. Hill", claim, "people page 2"),
  "claim-hostile": claimCard(
    Array.from({ length: 20 }, () => ({ plan: aPlan({ title: hostileOf(300) }), label: hostileOf(1_000) })),
  ),
  "claim-decision-hostile": claimDecisionCard(
    aPlan({ title: hostileOf(300) }),
    hostileOf(1_000),
    { ...claim, name: hostileName },
    "",
  ),
  "notice-claimed": claimedCard({ plan: aPlan(), label: "S. Hill" }),
};
