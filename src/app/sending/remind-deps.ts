import type { PlanKey } from "../../domain/plan/plan.ts";
import type { Digest } from "../../domain/reminders/digest.ts";
import type { Message, Messenger } from "../ports/messages.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Conversations, Log, Members, NewId, Outbox } from "../ports/ports.ts";
import type { Faults } from "./faults.ts";
import type { Clocks } from "./pace.ts";

/** The steps of sending at which a run may be cut off, in their order; tests stop it at each. */
export const POINTS = [
  "decided",
  "planned",
  "before-claim",
  "claimed",
  "read-again",
  "before-send",
  "after-send",
  "asked",
  "recorded",
] as const;

export type Point = (typeof POINTS)[number];

/** What a run of reminders needs of the world. */
export interface RemindDeps {
  readonly plans: PlanStore;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly members: Members;
  readonly messenger: Messenger;
  readonly log: Log;
  readonly newId: NewId;
  readonly clocks: Clocks;
  /** `repeated`: the message says that it may have come before. */
  readonly draw: { readonly digest: (digest: Digest, repeated: boolean) => Message };
  /** How long a claim lasts, in milliseconds: longer than twice a send. */
  readonly leaseMs: number;
  /** Messages a second, at most. */
  readonly perSecond: number;
  /** What is known of faults that are nobody's own, kept from run to run; absent: by each run alone. */
  readonly faults?: Faults;
  /** Called at each of POINTS; does nothing in production. */
  readonly at: (point: Point) => void | Promise<void>;
}

/** Two minutes, and a rate below what Teams takes from one app in one tenant (50 a second). */
export const DEFAULT_SENDING = { leaseMs: 120_000, perSecond: 30, at: () => {} } as const satisfies Partial<RemindDeps>;

/** One run of reminders. */
export interface RemindRequest {
  readonly now: Date;
  /** Only people whom this plan concerns; their digest still holds all their plans. */
  readonly plan?: PlanKey;
  /** Changes and sends nothing, and explains everyone. */
  readonly dryRun?: boolean;
  /** Reports those too who get nothing, and why, at a time when nothing is sent. */
  readonly explain?: boolean;
  /** Looks at no plan that cannot owe anything yet: what a tick costs is what is owed. */
  readonly dueOnly?: boolean;
  /** Aborted, the run ends after the message in hand; the next run goes on. */
  readonly stopping?: AbortSignal;
}
