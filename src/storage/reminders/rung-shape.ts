import { z } from "zod";
import { LADDER, type LadderDecision, type Rung } from "../../domain/due/asked.ts";
import { storedWord } from "../table/stored-words.ts";

/** Which reminder an item is, as rows keep it. */
export const STORED_RUNG = storedWord<Rung>(
  z.union([
    z.literal("on the day"),
    z.literal("after"),
    z.enum(LADDER),
    z.templateLiteral([z.number(), z.literal(" before")]),
  ]),
  { unanswered: "papers" },
);

/** What an owner decided about the ladder, as rows keep it. */
export const STORED_LADDER = storedWord<LadderDecision["kind"]>(z.enum(["not further", "let climb"]), {
  "not further": "held",
  "let climb": "released",
});
