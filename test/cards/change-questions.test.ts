import { describe, expect, it } from "vitest";
import { writeQuestion } from "../../src/cards/questions/question.ts";
import { readQuestion } from "../../src/cards/questions/read-question.ts";
import { NO_FILTERS } from "../../src/domain/lists/lists.ts";

const state = { ask: "state", ref: "1.2.3", into: "", until: "", reason: "" } as const;

describe("what is typed to change actions", () => {
  it.each([
    ["add action", { ask: "add action", where: "" }],
    ["Add an action to theme 2.", { ask: "add action", where: "theme 2" }],
    ["add action 1.2", { ask: "add action", where: "1.2" }],
    ["edit 1.2.3", { ask: "edit", ref: "1.2.3" }],
    ["change EH2!", { ask: "change", ref: "EH2" }],
    ["withdraw 1.2.3", { ...state, does: "withdraw" }],
    ["Withdraw 1.2.3 because: two\nlines.", { ...state, does: "withdraw", reason: "two\nlines." }],
    ["withdraw 1.2.3 it was done twice", { ...state, does: "withdraw", reason: "it was done twice" }],
    ["merge 1.2.3 into 1.2.4, because One piece", { ...state, does: "merge", into: "1.2.4", reason: "One piece" }],
    ["merge 1.2.3", { ...state, does: "merge" }],
    ["pause 1.2.3 until 1 March because Vacant", { ...state, does: "pause", until: "1 March", reason: "Vacant" }],
    ["carry 1.2.3 to the next plan because Later", { ...state, does: "carry", reason: "Later" }],
    ["begin 1.2.3", { ...state, does: "begin" }],
    ["unrestrict 1.2.3", { ...state, does: "unrestrict" }],
    ["withdraw 1.2.3 because see page 3", { ...state, does: "withdraw", reason: "see page 3" }],
    ["withdrawn actions page 2", { ask: "in state", state: "withdrawn", filters: NO_FILTERS, page: 2 }],
    ["not started", { ask: "in state", state: "not-started", filters: NO_FILTERS, page: 1 }],
    ["theme 2 paused actions", { ask: "in state", state: "paused", filters: { ...NO_FILTERS, theme: "2" }, page: 1 }],
  ] as const)("%s", (typed, question) => {
    const read = readQuestion(typed);
    expect(read).toEqual({ plan: null, ...question });
    if (read !== undefined) expect(readQuestion(writeQuestion(read))).toEqual(read);
  });

  it.each(["withdraw", "pause everything", "change my mind", "edit", "merge into 1.2.3 please do"])(
    "leaves alone: %s",
    (typed) => {
      expect(readQuestion(typed)?.ask).not.toBe("state");
      expect(["edit", "change"]).not.toContain(readQuestion(typed)?.ask);
    },
  );
});
