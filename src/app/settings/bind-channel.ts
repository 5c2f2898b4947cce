import type { PlanTold } from "../../domain/history/plan-told.ts";
import type { Channel, ChannelAudience } from "../../domain/plan/channel.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Changed, changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, ChatPlace, OpenDeps, OpenPlan } from "../open-plan.ts";

/** A channel that is bound to its plan, or was until now. */
export interface BoundChannel extends OpenPlan {
  readonly channel: Channel;
}

/** "bind this channel for partners": it means this plan, and these look on. Saying it again changes nothing. */
export async function bindChannel(
  deps: OpenDeps,
  asking: Asking,
  audience: ChannelAudience,
  name: string,
): Promise<Result<BoundChannel>> {
  const bound = await channelsAt(deps, asking);
  return changeChannel(deps, asking, (plan, { conversation }) => {
    const other = bound.find(({ key }) => key.plan !== plan.key.plan);
    if (other !== undefined) return refuse({ reason: "channel-taken", plan: other.title });
    const before = channelOf(plan, { conversation });
    const channel = { conversation, name, audience, boundBy: asking.person, boundAt: asking.now.toISOString() };
    const told = { does: "bind", channel: name, audience } as const;
    if (before?.audience === audience) return accept({ plan, channel: before, told });
    return accept({ plan: { ...plan, channels: [...without(plan, conversation), channel] }, channel, told });
  });
}

/** "unbind this channel": it means no plan any more, and the council's staff are taken to look on. */
export function unbindChannel(deps: OpenDeps, asking: Asking): Promise<Result<BoundChannel>> {
  return changeChannel(deps, asking, (plan, { conversation }) => {
    const channel = channelOf(plan, { conversation });
    if (channel === undefined) return refuse({ reason: "channel-not-bound" });
    const told = { does: "unbind", channel: channel.name } as const;
    return accept({ plan: { ...plan, channels: without(plan, conversation) }, channel, told });
  });
}

/** Whether partners of any plan read along in a place. */
export async function partnersReadAlong(deps: Pick<OpenDeps, "plans">, asking: Asking): Promise<boolean> {
  const { place } = asking;
  if (place === undefined || place.kind === "personal") return false;
  return (await channelsAt(deps, asking)).some((plan) => channelOf(plan, place)?.audience === "partners");
}

/** "the board", "staff", "partners". */
export function forWhom(audience: ChannelAudience): string {
  return audience === "board" ? "the board" : audience;
}

type Wanted = Pick<Changed, "plan"> & { readonly channel: Channel; readonly told: PlanTold };

function changeChannel(
  deps: OpenDeps,
  asking: Asking,
  decide: (plan: Plan, place: ChatPlace) => Result<Wanted>,
): Promise<Result<BoundChannel>> {
  return changePlan(
    deps,
    asking,
    () => openAllowed(deps, asking, "bind a channel"),
    ({ plan }) => {
      const { place } = asking;
      if (place === undefined || place.kind === "personal") return refuse({ reason: "not-a-channel" });
      const wanted = decide(plan, place);
      if (!wanted.ok) return wanted;
      const { told, ...changed } = wanted.value;
      return accept({ ...changed, memo: { kind: "channel bound", told, labels: [] } as const });
    },
  );
}

/** The plans that a place is bound to. */
async function channelsAt({ plans }: Pick<OpenDeps, "plans">, { tenant, place }: Asking): Promise<readonly Plan[]> {
  const listed = place === undefined ? [] : await plans.listPlansOf(tenant, place.conversation);
  const read = await Promise.all(listed.map(({ key }) => plans.readPlan(key)));
  const whole = read.flatMap((stored) => (typeof stored === "string" ? [] : [stored.value]));
  return place === undefined ? [] : whole.filter((plan) => channelOf(plan, place) !== undefined);
}

function channelOf({ channels = [] }: Plan, place: Pick<ChatPlace, "conversation">): Channel | undefined {
  return channels.find(({ conversation }) => conversation === place.conversation);
}

function without({ channels = [] }: Plan, conversation: string): readonly Channel[] {
  return channels.filter((channel) => channel.conversation !== conversation);
}

/** What a channel is called, where somebody said. */
export function calledOf({ name }: Pick<Channel, "name">): string {
  return name === "" ? "A channel without a name" : name;
}
