import type { Channel, ChannelAudience } from "../../domain/audience.ts";
import { may, planStandingsOf } from "../../domain/permissions.ts";
import { nameOf, ownersOf, type Plan } from "../../domain/plan.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan, type Place } from "../open-plan.ts";
import type { NewId } from "../ports.ts";

type Deps = OpenDeps & { readonly newId: NewId };

/** A channel that is bound to its plan, or was until now. */
export interface BoundChannel extends OpenPlan {
  readonly channel: Channel;
}

/** "bind this channel for partners": it means this plan, and these look on. Saying it again changes nothing. */
export function bindChannel(
  deps: Deps,
  asking: Asking,
  audience: ChannelAudience,
  name: string,
): Promise<Result<BoundChannel>> {
  return changeChannel(deps, asking, async (plan, place) => {
    const other = await planBoundTo(deps, asking.tenant, place, plan);
    if (other !== undefined) return refuse({ reason: "channel-taken", plan: other.title });
    const bound = plan.channels?.find(({ conversation }) => conversation === place.conversation);
    if (bound?.audience === audience) return accept(bound);
    const boundAt = asking.now.toISOString();
    return accept({ conversation: place.conversation, name, audience, boundBy: asking.person, boundAt });
  });
}

/** "unbind this channel": it means no plan any more, and the council's staff look on. */
export function unbindChannel(deps: Deps, asking: Asking): Promise<Result<BoundChannel>> {
  return changeChannel(deps, asking, async (plan, place) => {
    const bound = plan.channels?.find(({ conversation }) => conversation === place.conversation);
    return bound === undefined ? refuse({ reason: "channel-not-bound" }) : accept({ ...bound, gone: true });
  });
}

/** Whether partners of any plan read along in a place. */
export async function partnersReadAlong(
  { plans }: Pick<OpenDeps, "plans">,
  tenant: string,
  place: Place | undefined,
): Promise<boolean> {
  if (place === undefined || place.kind === "personal") return false;
  const read = await Promise.all((await plans.listPlans(tenant)).map(({ key }) => plans.readPlan(key)));
  return read.some((stored) => typeof stored !== "string" && channelOf(stored.value, place)?.audience === "partners");
}

type Decided = Channel & { readonly gone?: true };

async function changeChannel(
  deps: Deps,
  asking: Asking,
  decide: (plan: Plan, place: Place) => Promise<Result<Decided>>,
): Promise<Result<BoundChannel>> {
  for (;;) {
    const open = await openPlan(deps, asking);
    if (!open.ok) return open;
    const { plan, stored, today } = open.value;
    const { place } = asking;
    if (!may("bind a channel", planStandingsOf(plan, asking.person, today)))
      return refuse({ reason: "not-allowed", request: "bind a channel", ask: ownersOf(plan).map(({ name }) => name) });
    if (place === undefined || place.kind === "personal") return refuse({ reason: "not-a-channel" });
    const decided = await decide(plan, place);
    if (!decided.ok) return decided;
    const { gone, ...channel } = decided.value;
    const others = (stored.value.channels ?? []).filter(({ conversation }) => conversation !== place.conversation);
    const channels = gone ? others : [...others, channel];
    const changed = accept({ ...open.value, plan: { ...plan, channels }, channel });
    if (channelOf(stored.value, place) === decided.value) return changed;
    const says = gone
      ? `${channel.name} is no longer bound to the plan.`
      : `${channel.name} is bound to the plan for ${forWhom(channel.audience)}.`;
    const by = { by: asking.person, byName: nameOf(plan, asking.person), at: asking.now.toISOString(), day: today };
    const event = { id: deps.newId(), kind: "channel bound", ...by, says, reason: "", labels: [] } as const;
    if (await deps.plans.savePlan({ value: { ...stored.value, channels }, mark: stored.mark }, event)) return changed;
  }
}

function channelOf({ channels = [] }: Plan, { conversation }: Place): Channel | undefined {
  return channels.find((channel) => channel.conversation === conversation);
}

async function planBoundTo({ plans }: Deps, tenant: string, place: Place, but: Plan): Promise<Plan | undefined> {
  const others = (await plans.listPlans(tenant)).filter(({ key }) => key.plan !== but.key.plan);
  const read = await Promise.all(others.map(({ key }) => plans.readPlan(key)));
  return read
    .flatMap((stored) => (typeof stored === "string" ? [] : [stored.value]))
    .find((plan) => channelOf(plan, place));
}

/** "the board", "staff", "partners". */
export function forWhom(audience: ChannelAudience): string {
  return audience === "board" ? "the board" : audience;
}
