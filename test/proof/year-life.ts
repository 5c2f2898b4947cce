import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { addWorkingDays } from "../../src/domain/calendar/working-days.ts";
import { planReassignment } from "../../src/domain/changes/reassign.ts";
import { planPauseEnd, planState } from "../../src/domain/changes/state.ts";
import { theAction } from "../../src/domain/due/about.ts";
import { rulesFor } from "../../src/domain/due/rules.ts";
import { passOver } from "../../src/domain/people/handover.ts";
import { type Action, isAsked, isOpen } from "../../src/domain/plan/action.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import { planHold } from "../../src/domain/reminders/holds.ts";
import type { ReminderItem } from "../../src/domain/reminders/items.ts";
import type { Reminder } from "../../src/domain/reminders/plan-reminders.ts";
import { planRhythm, type RhythmWish } from "../../src/domain/reminders/rhythm.ts";
import { mayDecideDate, planDateDecision } from "../../src/domain/updates/date-change.ts";
import type { Filing, Planned } from "../../src/domain/updates/filing.ts";
import { offerNextReview } from "../../src/domain/updates/next-review.ts";
import { planSignOff } from "../../src/domain/updates/sign-off.ts";
import { planUpdate } from "../../src/domain/updates/update.ts";
import type { UpdateInput } from "../../src/domain/updates/update-input.ts";
import { CARYS, OWEN } from "../builders.ts";
import { isWorkday } from "./work-calendar.ts";
import type { Year } from "./year.ts";

/** Before the day's first run: people go away and come back, hand over, and settle their own rhythm; pauses end. */
export function startDay(year: Year, today: Day): void {
  const { dice, tally } = year;
  const people = year.plan.people.map(({ id }) => id).filter((id) => id.startsWith("lead-"));
  const [one, other] = [dice.pick(people), dice.pick(people)];
  if (dice.chance(0.15) && one !== other) {
    tally.absences++;
    const away = { for: one, by: other, from: addDays(today, dice.upTo(2)), to: addDays(today, 1 + dice.upTo(20)) };
    // Now and then whoever covers goes as well, and relies on the one who is away.
    const both = dice.chance(0.2) ? [away, { ...away, for: other, by: one }] : [away];
    year.plan = { ...year.plan, standIns: [...year.plan.standIns.filter(({ to }) => to >= today), ...both] };
  }
  if (dice.chance(0.05) && one !== other) {
    tally.handovers++;
    year.plan = passOver(year.plan, { from: one, to: other, on: today });
  }
  if (dice.chance(0.3)) settleRhythm(year, dice.pick(people), today);
  for (const action of year.actions.values()) {
    const ended = planPauseEnd(year.plan, action, { at: `${today}T06:00:00.000Z`, today });
    if (ended !== null) keep(year, action, ended);
  }
}

function settleRhythm({ dice, readers, tally }: Year, person: string, today: Day): void {
  const wish: RhythmWish = dice.pick([
    { kind: "weekly", weekday: 1 + dice.upTo(5) },
    { kind: "pause", until: addDays(today, 1 + dice.upTo(25)) },
    { kind: "daily" },
    { kind: "resume" },
  ]);
  tally.rhythms++;
  const reader = readers.get(person) ?? { zone: null, rhythm: null };
  readers.set(person, { ...reader, rhythm: planRhythm(reader.rhythm, wish, today) });
}

/** After the day's last run: some of those who were asked answer, and owners and chairs decide what waits for them. */
export function liveOn(year: Year, reminders: readonly Reminder[], lost: ReadonlySet<string>, today: Day): void {
  if (!isWorkday(today)) return;
  for (const { recipient, items } of reminders) {
    if (lost.has(recipient.person)) continue;
    for (const item of items) {
      if (item.escalation !== null) decideLadder(year, item, today);
      else if (year.dice.chance(zeal(recipient.person) * (item.state === "ahead" ? 0.05 : 1)))
        update(year, item, today);
      else if (year.dice.chance(0.03)) hold(year, item, today);
    }
  }
  for (const action of year.actions.values()) decideOn(year, action, today);
}

/** How likely somebody answers on a day: some always do, some hardly ever. */
function zeal(person: string): number {
  return [0.3, 0.1, 0.02, 0][person.charCodeAt(person.length - 1) % 4] ?? 0;
}

/** The action as it is from now on. A review date that is set anew waits for an answer, whatever day it is. */
function keep(year: Year, before: Action, { after }: Pick<Planned, "after">): void {
  year.actions.set(after.id, after);
  const isAnew = after.reviewDate !== before.reviewDate || before.state !== "open";
  if (isAnew) year.answered.delete(`${after.id} ${after.reviewDate}`);
}

function keepPlanned(year: Year, before: Action, planned: Result<Planned>): void {
  if (!planned.ok) throw new Error(`${before.ref} was refused: ${JSON.stringify(planned.refusal)}`);
  keep(year, before, planned.value);
}

function filingOf(person: string, today: Day): Filing {
  return { person, name: person, inNameOf: null, via: "card", at: `${today}T16:00:00.000Z`, today };
}

function update(year: Year, item: ReminderItem, today: Day): void {
  const action = year.actions.get(item.line.id);
  if (action === undefined || !isAsked(action) || (item.dateKind === "check" && item.state === "ahead")) return;
  const { settings } = year.plan;
  const { endDate } = action;
  const done = year.dice.chance(0.05);
  const moves = !done && isOpen(action) && endDate !== null && action.dateChange === null && year.dice.chance(0.1);
  const moveTo = moves ? addDays(endDate > today ? endDate : today, 30) : "";
  if (done) year.tally.completions++;
  if (moves) year.tally.moves++;
  const input = {
    ...{
      rag: done ? ("complete" as const) : ("amber" as const),
      partRags: [],
      progress: "Went on",
      difference: "Seen in audits",
    },
    ...{ evidence: done ? "Audit of the month" : "", nextReview: offerNextReview(action, settings, today) },
    ...{ inTheWay: "", moveTo, moveReason: moves ? "The system comes later" : "", confirmed: [] },
  } satisfies UpdateInput;
  keepPlanned(year, action, planUpdate(action, input, filingOf(item.recipient.person, today), settings));
  // From here on the date that was asked about on this day must not be asked again, unless the answer names it anew:
  // the last day worked before an end date is the next review until it has come.
  if (year.actions.get(action.id)?.reviewDate === item.date) return void year.tally.updates++;
  if (item.state !== "ahead" && item.dateKind === "review") year.answered.add(`${action.id} ${item.date}`);
  year.tally.updates++;
}

function hold(year: Year, item: ReminderItem, today: Day): void {
  const { dice, plan } = year;
  if (plan.settings.notPaused.includes(item.line.id) || item.dateKind === "event") return;
  const { person } = item.recipient;
  const { week } = plan.settings;
  const wish = dice.pick([
    { kind: "date", date: addWorkingDays(week, today, 1 + dice.upTo(5)) },
    { kind: "seen" },
    { kind: "next-working-day" },
    { kind: "next-week" },
  ] as const);
  const rules = rulesFor(plan.settings, item.line);
  const kept = year.holds.get(`${person} ${item.line.id}`) ?? null;
  const held = { ...item, person, hold: kept?.date === item.date ? kept : null };
  const planned = planHold(held, wish, rules, new Date(`${today}T16:00:00Z`), today);
  if (!planned.ok) return;
  year.tally.holds++;
  year.holds.set(`${person} ${item.line.id}`, planned.value);
}

/** An owner keeps an action where it is, or lets it climb to a director or chair too. */
function decideLadder(year: Year, { line, date, recipient }: ReminderItem, today: Day): void {
  if (recipient.person !== OWEN || !year.dice.chance(0.05)) return;
  const kind = year.dice.pick(["not further", "let climb", "let climb"] as const);
  const by = { by: OWEN, byName: OWEN, at: `${today}T16:00:00.000Z`, words: "" };
  year.decisions.set(line.id, { about: theAction(line.id), date, kind, ...by });
  year.tally.decisions++;
}

/** What owners and chairs decide about an action of their own accord, or because it waits for them. */
function decideOn(year: Year, action: Action, today: Day): void {
  const { dice, plan } = year;
  const owner = filingOf(OWEN, today);
  if (action.state === "awaiting-sign-off" && dice.chance(0.2)) {
    const checkOn = dice.chance(0.5) ? addDays(today, 20 + dice.upTo(60)) : "";
    const decision = dice.chance(0.5) ? ({ kind: "accept", checkOn } as const) : RETURN;
    keepPlanned(year, action, planSignOff(plan, action, decision, owner));
  } else if (action.dateChange !== null && isOpen(action) && dice.chance(0.1)) {
    const decider = filingOf(mayDecideDate(plan, action, OWEN) ? OWEN : CARYS, today);
    const decision = dice.chance(0.6) ? ({ kind: "approve" } as const) : REFUSE;
    keepPlanned(year, action, planDateDecision(plan, action, decision, decider));
  } else if (isOpen(action) && dice.chance(0.001)) {
    (dice.chance(0.5) ? moveAway : reassign)(year, action, today);
  } else if (action.state === "paused" && dice.chance(0.02)) {
    const wish = { does: "resume", until: "", reason: "", into: null, confirmed: [] } as const;
    keepPlanned(year, action, planState(plan, action, wish, owner));
  }
}

function reassign(year: Year, action: Action, today: Day): void {
  const { dice, plan, tally } = year;
  const to = { label: dice.pick(plan.labels).text, reason: "Moved to another service" };
  keepPlanned(year, action, planReassignment(plan, action, to, filingOf(OWEN, today)));
  tally.reassigned++;
}

/** It leaves the plan, or waits: until a day, or until somebody resumes it. */
function moveAway(year: Year, action: Action, today: Day): void {
  const { dice, plan } = year;
  const does = dice.pick(["withdraw", "pause"] as const);
  const until = does === "pause" && dice.chance(0.5) ? addDays(today, 1 + dice.upTo(30)) : "";
  const wish = { does, until, reason: "Waits for the new team", into: null, confirmed: [] };
  keepPlanned(year, action, planState(plan, action, wish, filingOf(OWEN, today)));
  year.tally.left++;
}

const RETURN = { kind: "send back", words: "The evidence is of last year" } as const;
const REFUSE = { kind: "refuse", words: "The board wants it by then" } as const;
