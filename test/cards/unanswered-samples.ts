import type { ListedUnanswered, SeenUnanswered } from "../../src/app/ladder/list-unanswered.ts";
import { unansweredCard } from "../../src/cards/reminders/unanswered.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { LadderDecision } from "../../src/domain/due/asked.ts";
import { withholdLine } from "../../src/domain/plan/restricted-line.ts";
import type { UnansweredItem } from "../../src/domain/reminders/unanswered.ts";
import { aLine, NOW, OWEN, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const item: UnansweredItem = {
  ...{ line: aLine({ reviewDate: "2026-10-23" }), date: "2026-10-23", dateKind: "review", since: "2026-10-23" },
  asks: [
    { person: "amina", name: "Amina Diallo", rung: null, last: "2026-11-13", times: 5 },
    { person: OWEN, name: "Owen Pryce", rung: "plan owner", last: "2026-10-30", times: 1 },
    { person: "thea", name: "Thea Lund", rung: "theme lead", last: "2026-11-06", times: 1 },
  ],
  ...{ seen: "2026-11-13", from: null, notFurther: null },
};
const notFurther: LadderDecision = {
  ...{ about: theAction("a3"), date: TODAY, kind: "not further", by: OWEN, byName: "Owen Pryce" },
  ...{ at: NOW.toISOString(), words: "The lead started on Monday" },
};
const coming: UnansweredItem = {
  ...item,
  ...{ line: aLine({ id: "a2", ref: "1.1.2", title: "Audit forty plans a quarter" }), seen: null, from: "2026-11-27" },
  ...{ date: "2026-10-30", dateKind: "end", since: "2026-11-02" },
};
const back: UnansweredItem = { ...item, line: aLine({ id: "a3", ref: "2.1.1" }), seen: null, notFurther };

function listed(items: readonly SeenUnanswered[], more: Partial<ListedUnanswered> = {}): ListedUnanswered {
  return { ...openPlanOf(), due: "2026-12-04", items, mayDecide: true, ...more };
}

const long = hostileOf(300);
const name = { person: "x", name: long, last: TODAY, times: 99 };
const hostile: UnansweredItem = {
  ...{
    ...item,
    line: aLine({ ref: hostileOf(30), title: long }),
    notFurther: { ...notFurther, byName: long, words: long },
  },
  asks: Array.from({ length: 30 }, (_, at) => ({ ...name, rung: at % 2 === 0 ? null : "theme lead" })),
};
const hostiles = Array.from({ length: 20 }, (_, at) => ({
  ...hostile,
  notFurther: at === 0 ? null : hostile.notFurther,
}));

export const unansweredSamples: Samples = {
  "waiting-unanswered": unansweredCard(listed([item, coming, back]), 1),
  "waiting-unanswered-others": unansweredCard(
    listed([item, { ...item, line: withholdLine({ ...item.line, ref: "2.1.2" }) }], { due: null, mayDecide: false }),
    1,
  ),
  "waiting-unanswered-empty": unansweredCard(listed([], { due: null }), 1),
  "waiting-unanswered-hostile": unansweredCard(listed(hostiles), 2),
};
