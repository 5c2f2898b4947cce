import { z } from "zod";
import type { Claimable } from "../../app/people/claim-label.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { labelKey } from "../../domain/people/labels.ts";
import type { Claim } from "../../domain/plan/person.ts";
import { ownersOf, type Plan } from "../../domain/plan/plan.ts";
import { Buttons, button, spoken } from "../elements/buttons.ts";
import { againButton } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";

const draw = card(
  "claim",
  z.strictObject({
    heading: z.string(),
    text: z.string(),
    names: z.array(z.strictObject({ name: z.string(), about: z.string(), hasButtons: z.boolean(), buttons: Buttons })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

const MOST = 5;

/** Names of plans that may mean the one who asks: a button to claim each. */
export function claimCard(found: readonly Claimable[]): Message {
  const shown = found.slice(0, MOST);
  return {
    card: draw({
      heading: "Is this you?",
      text: "Press the name that means you. An owner of the plan confirms it; until then nothing is sent to you or shown.",
      names: shown.map(({ plan, label }) => ({
        name: said(label, 120),
        about: ` · ${said(plan.title, 100)}`,
        hasButtons: true,
        buttons: [
          spoken(button("This is me", { verb: "claim-label", plan: plan.key.plan, label: labelKey(label) }), label),
        ],
      })),
      hasButtons: false,
      buttons: [],
    }),
    summary: "Is this you?",
  };
}

/** What somebody who claimed a name is told. */
export function claimedCard({ plan, label }: Claimable): Message {
  const owners = ownersOf(plan).map((owner) => said(owner.name, 60));
  const who = owners.length === 0 ? "An owner of the plan" : owners.slice(0, 4).join(" or ");
  return notice(
    `You have said that you are “${said(label, 100)}” in ${said(plan.title, 100)}. ${who} decides; then say hi to see your actions.`,
  );
}

/** Asks an owner whether somebody is who they say. */
export function claimDecisionCard(plan: Plan, label: string, claim: Claim, back: string): Message {
  const about = { verb: "decide-claim", plan: plan.key.plan, label: labelKey(label), person: claim.person, back };
  const when = formatInstant(claim.at, plan.settings.zone);
  return {
    card: draw({
      heading: "Is this who they say?",
      text: `Whoever is confirmed gets the reminders of this name in ${said(plan.title, 100)} and may update its actions.`,
      names: [
        { name: said(claim.name, 100), about: ` said on ${when}: this means me`, hasButtons: false, buttons: [] },
        { name: said(label, 200), about: " · the name in the plan", hasButtons: false, buttons: [] },
      ],
      hasButtons: true,
      buttons: [
        button("Confirm", { ...about, confirmed: true }),
        button("Refuse", { ...about, confirmed: false }),
        againButton("Back", back === "" ? "people" : back),
      ],
    }),
    summary: "Is this who they say?",
  };
}
