import type { HandoverView } from "../../src/app/people/hand-over.ts";
import type { PeopleTaken } from "../../src/app/people/import-people.ts";
import { handedCard, handoverCard } from "../../src/cards/people/handover.ts";
import { peoplePreviewCard } from "../../src/cards/people/people-taken.ts";
import { notMineCard, reassignCard, sayNotMineCard } from "../../src/cards/people/whose.ts";
import { AMINA, aLine, anAction, aPlan, BEN, CARYS, NOW, THEA, VIV } from "../builders.ts";
import { HOSTILE_ACTION, openActionOf, openPlanOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const paths = { nonce: "3f6c1f5e-0000-4000-8000-000000000001", back: "waiting" };
const handover: HandoverView = {
  ...openPlanOf(aPlan()),
  handover: { from: AMINA, to: BEN, on: "2026-12-01" },
  from: "Amina Diallo",
  to: "Ben Okafor",
  part: {
    labels: ["Amina Diallo", "Team managers"],
    seats: ["owner"],
    sponsored: ["Northshire Police"],
    delegates: [{ for: AMINA, by: VIV }],
    covers: [{ for: THEA, by: AMINA, from: "2026-11-16", to: "2026-12-10" }],
  },
  actions: [aLine(), aLine({ id: "a2", ref: "1.1.2", reviewDate: null, endDate: null })],
  dated: 1,
  waiting: 2,
  state: "new",
};
const many: HandoverView = {
  ...handover,
  from: hostileOf(300),
  to: RIGHT_TO_LEFT,
  actions: Array.from({ length: 300 }, (_, index) => aLine({ id: `a${index}`, ref: `1.${index}.1` })),
  part: {
    labels: Array.from({ length: 40 }, () => hostileOf(300)),
    seats: ["owner", "chair", "sponsor", "viewer"],
    sponsored: Array.from({ length: 40 }, () => hostileOf(300)),
    delegates: Array.from({ length: 40 }, () => ({ for: AMINA, by: CARYS })),
    covers: Array.from({ length: 40 }, () => ({ for: THEA, by: AMINA, from: "2026-11-16", to: "2026-12-10" })),
  },
};
const said = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo", suggests: "Ben Okafor", words: "He runs it" };
const hostileSaid = { ...said, byName: RIGHT_TO_LEFT, suggests: hostileOf(100), words: hostileOf(1_000) };
const taken: PeopleTaken = {
  ...openPlanOf(aPlan()),
  differences: [
    { says: "Zed Stone joins the plan as owner.", label: null },
    { says: "“ADs”: nobody → a role of Ben Okafor, Zed Stone; each answers.", label: "ADs" },
  ],
  problems: [{ place: "people, row 7", ref: null, field: "leads", text: "Zed", why: { reason: "person-without-id" } }],
};
const manyTaken: PeopleTaken = {
  ...taken,
  differences: Array.from({ length: 300 }, () => ({ says: hostileOf(500), label: null })),
  problems: Array.from({ length: 300 }, () => ({ ...taken.problems[0], text: hostileOf(500) }) as never),
};

/** Cards about who leads, owns and stands for what. */
export const handingSamples: Samples = {
  form: handoverCard(handover, paths.nonce),
  "form-planned": handoverCard({ ...handover, state: "planned" }, paths.nonce),
  "form-reassign": reassignCard(
    { ...openActionOf(anAction()), to: { person: BEN, name: "Ben Okafor" } },
    undefined,
    paths,
  ),
  "form-say-not-mine": sayNotMineCard(openActionOf(anAction()), undefined, { ...paths, back: "" }),
  "form-not-mine": notMineCard(openActionOf(anAction({ notMine: said })), null, paths),
  "form-refused": notMineCard(
    openActionOf(anAction({ notMine: said })),
    { to: "", words: "", refusal: { reason: "whose-missing", ref: "1.1.1" } },
    paths,
  ),
  "form-people": peoplePreviewCard(taken, "table-1"),
  "form-hostile": handoverCard(many, paths.nonce),
  "form-not-mine-hostile": notMineCard(openActionOf({ ...HOSTILE_ACTION, notMine: hostileSaid }), null, paths),
  "form-people-hostile": peoplePreviewCard(manyTaken, "table-1"),
  "notice-handed": handedCard({ ...handover, state: "planned" }),
};
