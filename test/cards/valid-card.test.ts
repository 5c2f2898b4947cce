import { describe, expect, it } from "vitest";
import { button } from "../../src/cards/elements/buttons.ts";
import { HOSTILE, hostileOf, MARK } from "./hostile.ts";
import { faultsOf } from "./valid-card.ts";

function aCard(...body: readonly object[]) {
  return { type: "AdaptiveCard", version: "1.5", lang: "en-GB", body };
}

const text = { type: "TextBlock", text: "Overdue", wrap: true };
const input = { type: "Input.Text", id: "progress", label: "Progress" };
const run = (words: string) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text: words }] });
const actions = (count: number) =>
  Array.from({ length: count }, (_, index) => button(`Open ${index}`, { verb: "open" }));
const chart = { type: "Chart.Donut", data: [{ legend: "Red", value: 1, color: "attention" }] };

describe("the rules every card is held to", () => {
  it.each([
    ["plain text, an input and six buttons", aCard(text, input, { type: "ActionSet", actions: actions(6) })],
    ["a chart that says the same in words where it is not drawn", aCard({ ...chart, fallback: text })],
    ["people's words in a TextRun", aCard(run(HOSTILE.replaceAll("{{", "{ {")))],
    ["what was typed, back in its input", aCard({ ...input, value: HOSTILE })],
  ])("take %s", (_, card) => {
    expect(faultsOf(card)).toEqual([]);
  });

  it.each([
    ["an unknown element", aCard({ type: "Blink" }), /^schema: there is no Blink/],
    ["an unknown property", aCard({ ...text, colour: "Good" }), /^schema: TextBlock .*colour/],
    ["a misspelt value", aCard({ ...text, color: "good!" }), /^schema: TextBlock.color/],
    ["another version", { ...aCard(text), version: "1.6" }, /version/],
    ["no language", { ...aCard(text), lang: "fr" }, /lang/],
    ["more than 25 KB", aCard(...Array.from({ length: 90 }, () => run("é".repeat(130)))), /bytes/],
    ["two inputs of one name", aCard(input, input), /two inputs are called progress/],
    ["an input without a label", aCard({ type: "Input.Date", id: "next" }), /Input.Date next has no label/],
    ["a required input that does not say what is missing", aCard({ ...input, isRequired: true }), /errorMessage/],
    ["an element newer than 1.5 without a fallback", aCard({ type: "Badge", text: "New" }), /Badge has no fallback/],
    ["a chart that is dropped in silence", aCard({ ...chart, fallback: "drop" }), /Chart.Donut says nothing/],
    ["text that is cut off", aCard({ type: "TextBlock", text: "Long" }), /cuts off/],
    ["seven buttons in a row", aCard({ type: "ActionSet", actions: actions(7) }), /ActionSet has 7 actions/],
    ["seven buttons on the card", { ...aCard(text), actions: actions(7) }, /AdaptiveCard has 7 actions/],
    [
      "a button that does nothing on an older client",
      aCard({ type: "ActionSet", actions: [{ ...button("Save", { verb: "save" }), fallback: undefined }] }),
      /"Save" has no Action.Submit fallback/,
    ],
    [
      "a fallback with other data",
      aCard({
        type: "ActionSet",
        actions: [
          {
            ...button("Save", { verb: "save" }),
            fallback: { type: "Action.Submit", title: "Save", data: { verb: "drop" } },
          },
        ],
      }),
      /"Save" has no Action.Submit fallback/,
    ],
    ["people's words in a TextBlock", aCard({ ...text, text: HOSTILE }), /people's words at TextBlock.text/],
    [
      "people's words among facts",
      aCard({ type: "FactSet", facts: [{ title: "Lead", value: MARK }] }),
      /people's words at .*value/,
    ],
    ["a date macro that people typed", aCard(run(HOSTILE)), /\{\{ at TextRun.text/],
    ["a placeholder of the template", aCard(run(`\${${"title"}}`)), /placeholder left at TextRun.text/],
  ])("refuse %s", (_, card, fault) => {
    expect(faultsOf(card).join("\n")).toMatch(fault);
  });

  it("are tried with hostile texts of every length", () => {
    expect(hostileOf(300)).toHaveLength(300);
    expect(hostileOf(300)).toContain(HOSTILE);
  });
});
