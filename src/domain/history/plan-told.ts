import type { Day } from "../calendar/day.ts";
import type { ChannelAudience } from "../plan/channel.ts";
import type { Together } from "../plan/filings.ts";
import type { PersonId, PlanRole } from "../plan/person.ts";
import { nameOf, type Plan } from "../plan/plan.ts";
import type { Ref } from "../plan/ref.ts";

/** Somebody, and what they were called when it was done. */
export interface Called {
  readonly person: PersonId;
  readonly name: string;
}

/** Whom a name of the plan stands for. */
export type LabelStands =
  | { readonly as: "nobody" }
  | { readonly as: "outside"; readonly sponsor: Called }
  | { readonly as: "person"; readonly holders: readonly Called[] }
  /** `answers`: who of them is asked; null: each. */
  | { readonly as: "role"; readonly holders: readonly Called[]; readonly answers: Called | null };

/** One setting, by its key and for what alone, with its values as they were written. */
export interface SettingTold {
  readonly key: string;
  readonly place?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** What was done to a plan as a whole, as data: `cards/wording/` has the sentence. */
export type PlanTold =
  | { readonly does: "close"; readonly administrator: boolean }
  | { readonly does: "open again" }
  | { readonly does: "start reminders" }
  | { readonly does: "go away"; readonly lead: Called; readonly cover: Called; readonly from: Day; readonly to: Day }
  /** `begun`: they had been away; else the absence is called off before it began. */
  | { readonly does: "come back"; readonly lead: Called; readonly begun: boolean }
  /** `by`: null is anybody, who then files no longer. */
  | { readonly does: "delegate"; readonly lead: Called; readonly by: Called | null; readonly named: boolean }
  | { readonly does: "hand over"; readonly from: Called; readonly to: Called; readonly on: Day }
  | { readonly does: "call off"; readonly from: Called; readonly to: Called; readonly on: Day }
  | { readonly does: "role"; readonly person: Called; readonly role: PlanRole; readonly given: boolean }
  | { readonly does: "settle name"; readonly label: string; readonly stands: LabelStands }
  | { readonly does: "claim name"; readonly label: string; readonly by: Called }
  | { readonly does: "refuse claim"; readonly label: string; readonly by: Called }
  | { readonly does: "match names"; readonly labels: readonly string[] }
  | { readonly does: "join names"; readonly labels: readonly string[] }
  | { readonly does: "own name"; readonly label: string; readonly person: Called }
  | { readonly does: "take in people"; readonly changes: number }
  | { readonly does: "bind"; readonly channel: string; readonly audience: ChannelAudience }
  | { readonly does: "unbind"; readonly channel: string }
  | { readonly does: "set"; readonly settings: readonly SettingTold[] }
  | { readonly does: "import"; readonly file: string; readonly added: number; readonly changed: number }
  | { readonly does: "add action"; readonly ref: Ref; readonly title: string }
  | ({ readonly does: "decide end dates" } & EndDatesTold)
  /** A sentence, as events were kept before they were data. */
  | { readonly does: "say"; readonly says: string };

/** Moves of end dates that files asked for, decided together. */
interface EndDatesTold {
  readonly files: readonly string[];
  readonly refs: readonly Ref[];
  readonly agreed: boolean;
  readonly together?: Together | undefined;
}

/** Somebody as the plan calls them now. */
export function calledIn(plan: Plan, person: PersonId): Called {
  return { person, name: nameOf(plan, person) };
}
