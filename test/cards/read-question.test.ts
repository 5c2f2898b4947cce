import { describe, expect, it } from "vitest";
import { type Question, writeQuestion } from "../../src/cards/questions/question.ts";
import { readQuestion } from "../../src/cards/questions/read-question.ts";
import { NO_FILTERS } from "../../src/domain/lists/lists.ts";

const none = { plan: null, page: 1, filters: NO_FILTERS } as const;

describe("what a person types", () => {
  it.each<[string, Partial<Question> | undefined]>([
    ["hi", { ask: "help" }],
    ["  HELLO ", { ask: "help" }],
    ["Help!", { ask: "help" }],
    ["My Actions", { ask: "my actions", page: 1 }],
    ["show 1.2.3", { ask: "show", ref: "1.2.3" }],
    ["1.2.3", { ask: "show", ref: "1.2.3" }],
    ["show EH2", { ask: "show", ref: "eh2" }],
    ["history 1.2.3", { ask: "history", ref: "1.2.3", page: null }],
    ["update 1.2.3", { ask: "update", ref: "1.2.3", rag: null, progress: "" }],
    [
      "update 1.2.3 amber Two posts offered, one withdrawn",
      { ask: "update", ref: "1.2.3", rag: "amber", progress: "Two posts offered, one withdrawn" },
    ],
    ["update 1.2.3 A lot done", { ask: "update", ref: "1.2.3", rag: null, progress: "A lot done" }],
    ["Update 1.2.3 GREEN two\nlines", { ask: "update", ref: "1.2.3", rag: "green", progress: "two\nlines" }],
    ["overdue actions", { ask: "overdue", ...none }],
    ["what's overdue?", { ask: "overdue", ...none }],
    ["overdue actions theme 2", { ask: "overdue", ...none, filters: { theme: "2", lead: null, rag: null } }],
    [
      "overdue actions red lead Priya Shah theme 2",
      { ask: "overdue", ...none, filters: { theme: "2", lead: "Priya Shah", rag: "red" } },
    ],
    ["theme 2 overdue actions", undefined],
    ["red actions", { ask: "rated", plan: null, page: 1, filters: { theme: null, lead: null, rag: "red" } }],
    ["red theme 1", { ask: "rated", plan: null, page: 1, filters: { theme: "1", lead: null, rag: "red" } }],
    ["due this month", { ask: "due", ...none, span: { kind: "this month" } }],
    ["due in 30 days", { ask: "due", ...none, span: { kind: "days", days: 30 } }],
    ["due before 31 July 2027", { ask: "due", ...none, span: { kind: "before", date: "31 July 2027" } }],
    [
      "due in 30 days theme 1 page 2",
      {
        ask: "due",
        plan: null,
        page: 2,
        span: { kind: "days", days: 30 },
        filters: { theme: "1", lead: null, rag: null },
      },
    ],
    ["without lead or date", { ask: "unasked", ...none }],
    ["no lead theme 2", { ask: "unasked", page: 1, filters: { theme: "2", lead: null, rag: null } }],
    ["undated actions", { ask: "unasked", ...none }],
    ["no update since May", { ask: "no update", ...none, since: "May" }],
    ["summary", { ask: "summary", theme: null }],
    ["summary theme 2", { ask: "summary", theme: "2" }],
    ["summary in plan north-2027", { ask: "summary", theme: null, plan: "north-2027" }],
    ["partners", { ask: "partners", page: 1 }],
    ["My partners!", { ask: "partners", page: 1 }],
    ["partner Kent Police", { ask: "partner", name: "Kent Police", page: 1 }],
    ["Partner kent  police page 2 in plan k-27", { ask: "partner", name: "kent police", page: 2, plan: "k-27" }],
    ["reminders", { ask: "reminders", page: 1 }],
    ["start reminders", { ask: "start reminders" }],
    [
      "away 20 December to 5 January, cover Ben Okafor",
      { ask: "away", lead: "", from: "20 December", to: "5 January", cover: "Ben Okafor" },
    ],
    [
      "away Amina Diallo 20/12/2026 until 5/1/2027 cover Ben",
      { ask: "away", lead: "Amina Diallo", from: "20/12/2026", to: "5/1/2027", cover: "Ben" },
    ],
    ["back", { ask: "back", lead: "" }],
    ["waiting", { ask: "waiting", page: 1 }],
    ["evidence 1.2.3", { ask: "evidence", ref: "1.2.3", page: 1 }],
    ["Evidence for 1.2.3 page 2 in plan north-2027", { ask: "evidence", ref: "1.2.3", page: 2, plan: "north-2027" }],
    ["evidence 1.2.3 Minutes, page 2", { ask: "add evidence", ref: "1.2.3", words: "Minutes, page 2" }],
    ["evidence 1.2.3 https://example.org/a Audit", { ask: "add evidence", words: "https://example.org/a Audit" }],
    ["add evidence 1.2.3", { ask: "add evidence", ref: "1.2.3", words: "" }],
    ["reopen 1.2.3 because the audit lapsed", { ask: "reopen", ref: "1.2.3", words: "the audit lapsed" }],
    ["Reopen 1.2.3", { ask: "reopen", ref: "1.2.3", words: "" }],
    ["still complete 1.2.3.", { ask: "still complete", ref: "1.2.3" }],
    ["slips", { ask: "slips", filters: NO_FILTERS, page: 1 }],
    ["stale", { ask: "stale", filters: NO_FILTERS, page: 1 }],
    [
      "Stale actions theme 2 lead Okafor",
      { ask: "stale", filters: { ...NO_FILTERS, theme: "2", lead: "Okafor" }, page: 1 },
    ],
    ["slips theme 2 page 2", { ask: "slips", filters: { ...NO_FILTERS, theme: "2" }, page: 2 }],
    ["import", { ask: "import", part: "preview", page: 1 }],
    ["Import a plan", { ask: "import", part: "preview", page: 1 }],
    ["import problems page 2", { ask: "import", part: "problems", page: 2 }],
    ["import in plan north-2027", { ask: "import", part: "preview", plan: "north-2027" }],
    ["import everything", undefined],
    ["export", { ask: "export" }],
    ["people", { ask: "people", page: 1 }],
    ["People page 2 in plan north-2027", { ask: "people", page: 2, plan: "north-2027" }],
    ["claim", { ask: "claim", name: "" }],
    ["claim Sarah Hill, Head of QA", { ask: "claim", name: "Sarah Hill, Head of QA" }],
    ["I am S. Hill of the plan.", { ask: "claim", name: "S. Hill" }],
    ["I am lost", undefined],
    ["export the plan", { ask: "export" }],
    ["overude actions", undefined],
    ["", { ask: "help", plan: null }],
    ["x".repeat(100_000), undefined],
  ])("%j", (typed, question) => {
    const read = readQuestion(typed);
    if (question === undefined) expect(read).toBeUndefined();
    else expect(read).toMatchObject(question);
  });

  it.each([
    "overdue actions theme 2 lead priya red page 3",
    "due before 31 july 2027 lead grant in plan north-2027",
    "due this month",
    "no update since may theme 4",
    "amber actions theme 1",
    "summary theme 2 in plan a1",
    "show 1.10.2",
    "history 1.2.3 page 12",
    "my actions page 2",
    "evidence 1.2.3 page 2 in plan a1",
    "evidence 1.2.3 https://example.org/a Audit of plans",
    "evidence 1.2.3 add",
    "reopen 1.2.3 because the audit lapsed",
    "reopen 1.2.3 in plan a1",
    "still complete 1.2.3",
    "slips theme 2 page 3",
    "stale actions theme 2 page 3",
    "import columns page 2",
    "import in plan a1",
    "handover Amina Diallo to Ben Okafor from 1 December in plan a1",
    "handover Amina Diallo to Ben Okafor",
    "reassign 1.2.3 to Ben Okafor, because she runs page 3",
    "reassign 1.2.3 to Ben Okafor",
    "not mine 1.2.3, it is Ben Okafor, because he runs it",
    "not mine 1.2.3",
    "delegate Ben Okafor for Amina Diallo",
    "delegate Ben Okafor",
    "no delegate Ben Okafor for Amina Diallo",
    "no delegate for Amina Diallo",
    "no delegate",
    "roles",
    "make Ben Okafor owner",
    "remove Ben Okafor as chair",
    "people import",
    "people page 2",
  ])("%s is written as it is read", (words) => {
    const question = readQuestion(words);
    expect(question && writeQuestion(question)).toBe(words);
  });

  it("reads a hostile line in no time that grows with its square", () => {
    expect(readQuestion(`overdue actions${" theme a".repeat(5_000)}`)).toBeUndefined();
  });
});
