import type { Message } from "../../../src/app/ports/messages.ts";
import { actionCard } from "../../../src/cards/actions/action.ts";
import { actionList } from "../../../src/cards/actions/list.ts";
import { summaryCard } from "../../../src/cards/actions/summary.ts";
import { digestMessage } from "../../../src/cards/reminders/digest.ts";
import { findOverdue, NO_FILTERS } from "../../../src/domain/lists/lists.ts";
import { summarise } from "../../../src/domain/lists/summary.ts";
import { powersOf } from "../../../src/domain/permissions/permissions.ts";
import { lineOf } from "../../../src/domain/plan/action-line.ts";
import { planReminders } from "../../../src/domain/reminders/plan-reminders.ts";
import { AMINA, anAction, aPlan, importedEntry, NOW, TODAY } from "../../builders.ts";
import { ANSWERED, benchPlan } from "./bench-plan.ts";
import { median } from "./median.ts";

/** In a digest, as many as a card shows at once. */
const DIGESTED = 6;
/** Of each card, a round of so many. */
const PER_ROUND = 100;

/** How fast the main cards are drawn, in interleaved rounds, beside writing each as JSON. */
export function measureCards(rounds: number) {
  const kinds = Object.entries(views()).map(([name, draw]) => ({
    name,
    draw,
    drawn: [] as number[],
    written: [] as number[],
    bytes: Buffer.byteLength(JSON.stringify(draw().card)),
  }));
  for (let round = -5; round < rounds; round++)
    for (const { draw, drawn, written } of kinds) {
      const { card } = draw();
      const times = [secondsOf(draw), secondsOf(() => JSON.stringify(card))] as const;
      if (round < 0) continue;
      drawn.push(times[0]);
      written.push(times[1]);
    }
  return kinds.map(({ name, drawn, written, bytes }) => ({
    card: name,
    "cards/s": Math.round(PER_ROUND / median(drawn)),
    bytes,
    "times writing it as JSON": Number((median(drawn) / median(written)).toFixed(1)),
  }));
}

function secondsOf(work: () => unknown): number {
  const begun = performance.now();
  for (let index = 0; index < PER_ROUND; index++) work();
  return (performance.now() - begun) / 1000;
}

function views(): Readonly<Record<string, () => Message>> {
  const { plan, actions } = benchPlan("bench", "cards", 100);
  const lines = actions.map(lineOf);
  const open = { plan, stored: { value: plan, mark: "1" }, today: TODAY, person: AMINA, audience: "own chat" as const };
  const opened = { ...open, powers: powersOf(plan, AMINA, TODAY) };
  const action = anAction();
  const shown = {
    ...{ ...opened, action: { value: action, mark: "1" }, standings: ["lead" as const], mayUpdate: true },
    ...{ dependencies: [], merged: { into: null, from: [] }, held: { ladder: null, own: null } },
    newest: [importedEntry(action)],
  };
  const groups = findOverdue(lines.slice(0, ANSWERED), plan.settings, TODAY);
  const overdue = { ...opened, wanted: { kind: "overdue" as const }, groups };
  const question = { ask: "overdue", plan: null, filters: NO_FILTERS, page: 1 } as const;
  const summary = { ...opened, theme: null, summary: summarise(plan, lines, [], TODAY), since: null, posted: null };
  const digest = digestOf();
  return {
    action: () => actionCard(shown, ""),
    [`list of ${ANSWERED}`]: () => actionList(overdue, question),
    [`digest of ${DIGESTED}`]: () => digestMessage(digest, false),
    summary: () => summaryCard({ ...summary, post: "p" }, NOW),
  };
}

function digestOf() {
  const lines = Array.from({ length: DIGESTED }, (_, index) =>
    lineOf(anAction({ id: `a${index}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04" })),
  );
  const [planned] = planReminders([{ plan: aPlan(), lines, asked: [], holds: [] }], NOW);
  if (planned?.digest?.items.length !== DIGESTED) throw new Error("the digest is not of as many as it should be");
  return planned.digest;
}
