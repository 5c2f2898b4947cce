import { randomUUID } from "node:crypto";
import type { ActionChange } from "../../src/app/ports/action-store.ts";
import type { NewPlan } from "../../src/app/ports/plan-store.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Delivery } from "../../src/domain/due/delivery.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Once } from "../../src/domain/plan/once.ts";
import type { Plan, PlanKey } from "../../src/domain/plan/plan.ts";
import { AMINA, aOnce, BEN, importedEntry, OWEN, anAction as someAction, aPlan as somePlan } from "../builders.ts";

export const ODD_TEXT = `O'Hara "& Sons" / 50% #1? \\ back | pipe, "\u{1F600}", {{DATE}} \u0001`;

/** A key that no other test uses. */
export function aKey(): PlanKey {
  return { tenant: randomUUID(), plan: "improvement" };
}

export function aPlan(key: PlanKey): Plan {
  const odd = {
    text: ODD_TEXT,
    kind: "role",
    holders: [{ person: BEN, from: null, to: null }],
    sponsor: OWEN,
  } as const;
  return somePlan({
    key,
    labels: [odd],
    standIns: [{ for: BEN, by: AMINA, from: "2027-01-01", to: "2027-01-31" }],
    delegates: [{ for: OWEN, by: BEN }],
    handovers: [{ from: AMINA, to: BEN, on: "2027-03-01" }],
    started: null,
  });
}

/** An action reviewed on 31 March 2027, without an end date. */
export function anAction(ref: string, more: Partial<Action> = {}): Action {
  return someAction({ id: `id-${ref}`, ref, reviewDate: "2027-03-31", endDate: null, ...more });
}

export function aNewPlan(key: PlanKey, ...actions: readonly Action[]): NewPlan {
  return { plan: aPlan(key), actions, history: actions.map(importedEntry) };
}

/** The change that an update makes of a stored action: green, and due again on 30 April 2027; a request of its own unless told. */
export function anUpdateOf(before: Stored<Action>, request?: Once, more: Partial<Action> = {}): ActionChange {
  const version = before.value.version + 1;
  const at = `2027-02-${String(version).padStart(2, "0")}T10:00:00.000Z`;
  const who = { at, by: BEN, byName: "Ben Okafor", inNameOf: "Amina Diallo" };
  const said = { progress: ODD_TEXT, difference: "Fewer waits", evidence: "" };
  const update = { entry: version, ...who, ...said, rag: "green", partRags: [], nextReview: "2027-04-30" } as const;
  const changes = [{ field: "rating", part: null, from: "amber", to: "green" }] as const;
  return {
    before,
    after: { ...before.value, rag: "green", reviewDate: "2027-04-30", lastUpdate: update, version, ...more },
    entry: {
      ...{ action: before.value.id, entry: version, kind: "update", ...who, via: "card", changes, update },
      ...{ reason: "asked at the board", undoes: null, day: at.slice(0, 10) },
    },
    once: request ?? aOnce(`version ${version} of ${before.value.id}`),
  };
}

export function aDelivery(tenant: string, wanted: Partial<Delivery> = {}): Delivery {
  return {
    tenant,
    day: "2027-03-01",
    person: BEN,
    name: "Ben Okafor",
    items: [{ plan: "improvement", about: theAction("id-1.1"), ref: "1.1", date: "2027-03-15", occasion: "10 before" }],
    status: "planned",
    reason: "",
    plannedAt: "2027-03-01T09:00:00.000Z",
    notBefore: null,
    attempts: 0,
    claim: null,
    repeated: false,
    sentAt: null,
    message: null,
    ...wanted,
  };
}

export function aClaim(nonce: string) {
  return { nonce, at: "2027-03-01T09:00:01.000Z", leaseUntil: "2027-03-01T09:02:01.000Z" };
}

export const aRef = {
  tenant: "t",
  kind: "personal",
  conversation: "19:chat",
  serviceUrl: "https://127.0.0.1/",
  bot: "28:bot",
  user: "29:ben",
} as const;
