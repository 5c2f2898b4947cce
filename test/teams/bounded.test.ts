import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button } from "../../src/cards/elements/buttons.ts";
import { readQuestion } from "../../src/cards/questions/read-question.ts";
import { Submission } from "../../src/cards/submissions/submission.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { failures } from "../../src/teams/failures.ts";
import { readActivity } from "../../src/teams/read-activity.ts";
import { AMINA, anAction, aPlan, KEY, NOW } from "../builders.ts";
import { anActivity, personalChat, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { aWorld } from "../fakes/world.ts";

const amina = { id: AMINA, name: "Amina Diallo" };
/** What an activity may be of. */
const WHOLE = 256 * 1024;

/** Milliseconds of this process's own work. */
function timeOf(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function read(more: Readonly<Record<string, unknown>>) {
  const activity = anActivity(amina, personalChat(amina), "http://127.0.0.1:1/", { type: "message", ...more });
  return readActivity(activity, NOW, () => "fresh")?.heard;
}

const mention = (text: string, name: string) => ({ type: "mention", text, mentioned: { id: "29:x", name } });

/** Lines and messages that cost minutes, or the process, while a pattern or a mention was tried again and again. */
const HOSTILE: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["a line of spaces", { text: `x${" ".repeat(WHOLE)}x` }],
  ["a line of stops", { text: `${".".repeat(WHOLE)}x` }],
  ["refs of brackets", { text: `show ${")".repeat(WHOLE)}x` }],
  ["tabs", { text: `${"\t".repeat(WHOLE)}x` }],
  ["lines of tabs", { text: "\t\n".repeat(WHOLE / 2) }],
  [
    "mentions in mentions",
    { text: "<at".repeat(3_000), entities: Array(50).fill(mention("<at", "<at<at".repeat(40))) },
  ],
  ["many mentions", { text: "<at>a</at>".repeat(WHOLE / 10), entities: [mention("<at>a</at>", "n".repeat(256))] }],
  [
    "marks of nobody",
    { text: "<at".repeat(WHOLE / 3), entities: Array(50).fill(mention(`<at${"x".repeat(900)}`, "n")) },
  ],
  ...["<table><tr><td>", "<td><br", "<a href=", "<a ", "&nbsp; "].map(
    (again) =>
      [
        `formatted text of ${again}`,
        {
          text: "",
          attachments: [{ contentType: "text/html", content: `<table ${again.repeat(WHOLE / again.length)}` }],
        },
      ] as const,
  ),
  [
    "a cell of spaces",
    {
      text: "",
      attachments: [{ contentType: "text/html", content: `<table><tr><td>${" ".repeat(WHOLE)}x</td></tr>` }],
    },
  ],
];

describe("what came in", () => {
  it.each(HOSTILE)("is read in proportion to its length: %s", (_what, more) => {
    expect(timeOf(() => read(more))).toBeLessThan(400);
  });

  it("is a line of 4,000 characters at most, whatever mentions make of it", () => {
    for (const [, more] of HOSTILE) {
      const heard = read(more);
      if (typeof heard === "object" && heard.kind === "text") expect(heard.text.length).toBeLessThanOrEqual(4_000);
    }
    expect(read({ text: "x".repeat(100_000) })).toEqual({ kind: "text", text: "x".repeat(4_000) });
    // What is squeezed does not count.
    expect(read({ text: `update 1.1.1${" ".repeat(3_000)}green ${"x".repeat(2_900)}` })).toMatchObject({
      text: `update 1.1.1 green ${"x".repeat(2_900)}`,
    });
  });

  it("is understood in no time, however long the line", () => {
    for (const line of [
      `show ${" ".repeat(WHOLE)}x`,
      `update 1.1.1 ${"because ".repeat(WHOLE / 8)}`,
      "and ".repeat(WHOLE / 4),
    ])
      expect(timeOf(() => readQuestion(line))).toBeLessThan(100);
  });

  it("names nobody inside a name", () => {
    const entities = [mention("<at>Al</at>", "<at>Bo</at>"), mention("<at>Bo</at>", "Bo")];
    expect(read({ text: "lead <at>Al</at> and <at>Bo</at>", entities })).toMatchObject({
      text: "lead <at>Bo</at> and Bo",
    });
  });
});

describe("a button", () => {
  let bot: TestBot;
  beforeEach(async () => {
    const world = await aWorld([anAction({})], aPlan({ key: { ...KEY, tenant: testTenant } }));
    const log = { info: () => {}, error: () => {} };
    bot = await startTestBot({ hear: createHear({ ...world, log }), now: () => NOW });
  });
  afterEach(() => bot.stop());

  it.each([[{}], [[]], [{ toString: 1 }], [null], [7], [["ask"]]])(
    "whose verb is %j is answered with a sentence",
    async (verb) => {
      const { status, body } = await bot
        .as(amina)
        .presses("ask", {}, { value: { action: { verb, data: { verb, text: "help" } } } });
      expect([status, body?.value]).toEqual([200, failures.unknown]);
      await bot.as(amina).submits({ verb, text: "help" });
      expect(bot.lines.join()).not.toContain("turn failed");
      expect(bot.connector.delivered.at(-1)?.activity.summary).toContain("button");
    },
  );

  it("carries no way back that would fill the card it lies on", async () => {
    for (const back of ["x".repeat(4_000), "é".repeat(200), "\u0001".repeat(60)]) {
      expect(Submission.parse({ verb: "ask", text: "help", back })).toMatchObject({ back: "" });
      expect(button("Open", { verb: "ask", text: "help", back })).toMatchObject({ data: { back: "" } });
      const { body } = await bot.as(amina).presses("ask", { text: "show 1.1.1", back });
      expect(Buffer.byteLength(JSON.stringify(body?.value))).toBeLessThan(25_000);
    }
    const back = "overdue actions theme 2 lead Amina Diallo page 3 in plan unquestionable-2027";
    expect(Submission.parse({ verb: "ask", text: "help", back })).toMatchObject({ back });
  });
});
