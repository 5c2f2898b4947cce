import { labelKey } from "../people/labels.ts";
import { may, type Standing } from "../permissions/permissions.ts";
import { leastOf } from "../plan/many.ts";
import type { Label, PersonId } from "../plan/person.ts";
import { findPerson, nameOf, ownersOf, type Plan } from "../plan/plan.ts";
import { distance } from "../plan/ref.ts";
import { accept, type Result, refuse } from "../plan/result.ts";

/** A lead outside Teams (police, health, a district council), for whom somebody in Teams vouches. */
export interface Partner {
  /** The plan's name of it: a label of kind "outside". */
  readonly label: string;
  readonly sponsor: PersonId;
}

/** The partners that someone may report for: all of them for an owner, by name. */
export function partnersOf(plan: Plan, person: PersonId): readonly Partner[] {
  return allPartners(plan).filter((partner) => mayReport(plan, partner, person));
}

/**
 * The partner whose name somebody typed; near spelling does. Refused where no name is like it, where several are
 * equally like it, and to those who do not vouch for it.
 */
export function findPartner(plan: Plan, typed: string, person: PersonId): Result<Partner> {
  const all = allPartners(plan);
  const near = nearest(all, typed);
  const [only, another] = near;
  if (only === undefined || another !== undefined) {
    // Whom else the plan works with is shown to those alone who report for them.
    const shown = near.length > 0 ? near : all;
    const own = shown.filter((partner) => mayReport(plan, partner, person));
    return refuse({ reason: "partner-unknown", name: typed, nearest: own.slice(0, 3).map(({ label }) => label) });
  }
  if (mayReport(plan, only, person)) return accept(only);
  const ask = [nameOf(plan, only.sponsor), ...ownersOf(plan).map(({ name }) => name)];
  return refuse({ reason: "not-allowed", request: `report for ${only.label}`, ask });
}

function mayReport(plan: Plan, { sponsor }: Partner, person: PersonId): boolean {
  const roles = findPerson(plan, person)?.roles ?? [];
  const owner: readonly Standing[] = roles.includes("owner") ? ["owner"] : [];
  return may("report for a partner", [...owner, ...(sponsor === person ? (["sponsor"] as const) : [])]);
}

function allPartners(plan: Plan): readonly Partner[] {
  return plan.labels
    .flatMap(({ text, kind, sponsor }: Label) =>
      kind === "outside" && sponsor !== null ? [{ label: text, sponsor }] : [],
    )
    .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));
}

/** The same name; else those of which a part was typed; else those spelt nearly so. */
function nearest(partners: readonly Partner[], typed: string): readonly Partner[] {
  const wanted = plain(typed);
  if (wanted === "") return [];
  const exact = partners.filter(({ label }) => plain(label) === wanted || labelKey(label) === typed);
  if (exact.length > 0) return exact.slice(0, 1);
  const part = partners.filter(({ label }) => ` ${plain(label)} `.includes(` ${wanted} `));
  if (part.length > 0) return part;
  const far = partners.map((partner) => ({ partner, far: distance(plain(partner.label), wanted) }));
  const least = leastOf(far.map((one) => one.far));
  return least > Math.max(1, Math.floor(wanted.length / 5))
    ? []
    : far.filter((one) => one.far === least).map((one) => one.partner);
}

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 200);
}
