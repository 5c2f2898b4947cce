import type { AddForm } from "../../src/app/changes/add-action.ts";
import type { EditForm } from "../../src/app/changes/edit-action.ts";
import { actionCard } from "../../src/cards/actions/action.ts";
import { addCard, editCard } from "../../src/cards/changes/action-form.ts";
import { editDecisionCard, placeCard, stateCard } from "../../src/cards/changes/change.ts";
import { changedCard } from "../../src/cards/changes/changed.ts";
import { labelValue } from "../../src/domain/changes/leads.ts";
import { placesFor } from "../../src/domain/changes/places.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, NOW, OWEN, TODAY } from "../builders.ts";
import { openActionOf, openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const paths = { nonce: "n1", back: "overdue actions" };
const asked = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo" };
const proposed = anAction({
  proposal: {
    ...asked,
    fields: { title: "Rewrite the plan template with children", endDate: "2027-05-31" },
    reason: "The pilot grew to three teams",
  },
});
const decided = { ...asked, by: OWEN, byName: "Owen Pryce", into: null, until: null };
const withdrawn = anAction({ state: "withdrawn", decision: { ...decided, reason: "The board dropped it" } });

function edit(action: Action, more: Partial<EditForm["input"]> = {}): EditForm {
  const input = {
    ...{ ref: null, place: null },
    ...{ title: action.title, accountable: labelValue("Amina Diallo"), joint: [], other: "", measures: "Nine in ten" },
    ...{ reviewDate: "2026-12-11", endDate: "2027-03-31", reason: "", confirmed: [] },
  };
  return { ...openActionOf(action), input: { ...input, ...more }, places: [] };
}

/** As an owner has it, who may also move it. */
function ownersEdit(action: Action, plan: Plan): EditForm {
  const form = edit(action, { ref: action.ref, place: "objective 1.1" });
  const standings = ["viewer", "owner"] as const;
  return { ...form, ...openActionOf(action, plan), standings, places: placesFor(plan, OWEN, TODAY) };
}

const twoOwners = aPlan({ people: [...aPlan().people, { ...aPerson("petra", "Petra Quill"), roles: ["owner"] }] });
const crowded = aPlan({
  labels: Array.from({ length: 300 }, (_, at) => aLabel(`${RIGHT_TO_LEFT} ${at} ${hostileOf(90)}`, `p${at}`)),
  objectives: Array.from({ length: 300 }, (_, at) => ({ ref: `1.${at}`, theme: "1", title: hostileOf(200) })),
});

function add(more: Partial<AddForm> = {}): AddForm {
  return { ...openPlanOf(), place: { theme: "1", objective: "1.1" }, free: "1.1.4", input: null, ...more };
}

const typed = { does: "withdraw", into: "", until: "", reason: "", confirmed: [] } as const;
const long: NonNullable<AddForm["input"]> = {
  ...{
    newObjective: hostileOf(300),
    ref: hostileOf(20),
    title: hostileOf(600),
    accountable: "",
    joint: [],
  },
  ...{ other: hostileOf(100), reviewDate: "", endDate: "", cadence: null, measures: hostileOf(2_000) },
  ...{ origin: "other" as const, originWords: hostileOf(300), begun: true, confirmed: [] },
};
const places = placesFor(aPlan(), OWEN, TODAY);

export const changeSamples: Samples = {
  "action-form": addCard(add(), null, paths),
  "action-form-edit": editCard(edit(anAction()), null, paths),
  "action-form-owner": editCard(ownersEdit(anAction(), aPlan()), null, paths),
  "action-form-owner-hostile": editCard(ownersEdit(anAction({ measures: [hostileOf(2_000)] }), crowded), null, paths),
  "change-leaving": stateCard(openActionOf(anAction(), twoOwners), typed, null, paths),
  "change-leaving-decision": editDecisionCard(
    openActionOf(
      anAction({
        proposal: {
          ...{ ...asked, fields: {}, reason: "They are one piece of work" },
          leaving: { does: "merge", into: { id: "a2", ref: "1.1.2" } },
        },
      }),
    ),
    null,
    paths,
  ),
  "action-edited": changedCard(
    {
      ...openActionOf(
        anAction({
          version: 2,
          edited: { ...asked, entry: 2, was: { title: "Rewrite it" }, made: { title: anAction().title } },
        }),
      ),
      ...{ person: AMINA, again: false },
    },
    "edited",
    "my actions",
    { undo: { now: NOW, nonce: "n1" } },
  ),
  "action-withdrawn-alone": changedCard(
    {
      ...openActionOf({ ...withdrawn, decision: { ...decided, reason: "The board dropped it", alone: true } }),
      again: false,
    },
    "withdraw",
    "",
  ),
  "action-form-refused": editCard(edit(anAction()), { reason: "why-missing", does: "edit" }, paths),
  "action-form-hostile": addCard(
    add({ ...openPlanOf(crowded), place: { theme: "1", objective: "" }, input: long }),
    { reason: "ref-taken", ref: hostileOf(20), title: hostileOf(300), next: "1.1.4" },
    paths,
  ),
  change: stateCard(openActionOf(anAction()), typed, null, paths),
  "change-pause": stateCard(openActionOf(anAction()), { ...typed, does: "pause", until: "2027-03-01" }, null, paths),
  "change-merge": stateCard(
    openActionOf(anAction()),
    { ...typed, does: "merge", into: "1.1.1", reason: "One piece of work" },
    { reason: "merge-unfit", ref: "1.1.1", into: "1.1.1", same: true },
    paths,
  ),
  "change-place": placeCard({ kind: "place", open: openPlanOf(), places, unknown: "" }, ""),
  "change-place-hostile": placeCard(
    { kind: "place", open: openPlanOf(crowded), places: placesFor(crowded, OWEN, TODAY), unknown: hostileOf(300) },
    "",
  ),
  "change-decision": editDecisionCard(openActionOf(proposed), null, paths),
  "change-hostile": editDecisionCard(
    openActionOf(
      anAction({
        title: hostileOf(3_000),
        measures: Array.from({ length: 12 }, () => hostileOf(900)),
        proposal: {
          ...{ ...asked, byName: hostileOf(100) },
          fields: {
            title: hostileOf(600),
            measures: [hostileOf(2_000)],
            leads: [{ label: hostileOf(300), accountable: true }],
          },
          reason: hostileOf(500),
        },
      }),
    ),
    { refusal: { reason: "why-missing", does: "refuse" }, words: hostileOf(500) },
    paths,
  ),
  "action-proposed": changedCard({ ...openActionOf(proposed), again: false }, "edited", "my actions"),
  "action-withdrawn": changedCard({ ...openActionOf(withdrawn), again: false }, "withdraw", ""),
  "action-merged": actionCard(
    {
      ...openActionOf(anAction()),
      ...{ dependencies: [], newest: [], held: { ladder: null, own: null } },
      merged: { into: null, from: [anAction({ ref: "1.1.2", title: "Teach the template to every team" })] },
    },
    "",
  ),
};
