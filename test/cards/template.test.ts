// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of cards name their fields so.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Buttons, button } from "../../src/cards/elements/buttons.ts";
import { bind } from "../../src/cards/elements/template.ts";

const Title = z.strictObject({ title: z.string() });
const Rows = z.strictObject({
  top: z.string(),
  rows: z.array(z.strictObject({ shown: z.boolean(), name: z.string() })),
});

describe("a template with its contract", () => {
  it("makes a card of version 1.5 in British English", () => {
    const draw = bind("sample", { body: [{ type: "TextBlock", text: "${title}" }] }, Title);
    expect(draw({ title: "Overdue" })).toEqual({
      type: "AdaptiveCard",
      $schema: "https://adaptivecards.io/schemas/adaptive-card.json",
      version: "1.5",
      lang: "en-GB",
      body: [{ type: "TextBlock", text: "Overdue" }],
    });
  });

  it("leaves what people typed as they typed it, placeholders too", () => {
    const draw = bind("sample", { text: "${title}!" }, Title);
    expect(draw({ title: "costs ${title} ${nothing}" })).toMatchObject({ text: "costs ${title} ${nothing}!" });
  });

  it("repeats an element for each row and drops those that are not to be shown", () => {
    const draw = bind(
      "sample",
      { body: [{ $data: "${rows}", $when: "${shown}", text: "${name} of ${$root.top}" }] },
      Rows,
    );
    const rows = [
      { shown: true, name: "1.1" },
      { shown: false, name: "1.2" },
    ];
    expect(draw({ top: "Theme 1", rows })).toMatchObject({ body: [{ text: "1.1 of Theme 1" }] });
  });

  it("takes buttons whole", () => {
    const buttons = [button("Save", { verb: "save", action: "a1" })];
    const draw = bind("sample", { actions: "${buttons}" }, z.strictObject({ buttons: Buttons }));
    expect(draw({ buttons })).toMatchObject({ actions: buttons });
  });

  it.each([
    ["a misspelt field", { text: "${titel}" }, Title],
    ["a field of the whole card inside a row", { body: [{ $data: "${rows}", text: "${top}" }] }, Rows],
    ["a list that is not there", { body: [{ $data: "${lines}", text: "x" }] }, Rows],
    ["a condition that is not there", { body: [{ $when: "${isShown}", text: "x" }] }, Title],
    ["a condition that is a text", { body: [{ $when: "${title}", text: "x" }] }, Title],
    ["a calculation", { text: "${toUpper(title)}" }, Title],
    ["what may be missing", { text: "${title}" }, z.strictObject({ title: z.string().optional() })],
    ["what may be null", { text: "${title}" }, z.strictObject({ title: z.string().nullable() })],
  ])("refuses %s at once", (_, json, contract) => {
    expect(() => bind("cards/sample.json", json, contract)).toThrow(
      /^cards\/sample.json names what its contract lacks/,
    );
  });

  it("refuses data that its contract does not know", () => {
    const draw = bind("sample", { text: "${title}" }, Title);
    expect(() => draw({ title: "x", more: "y" } as { title: string })).toThrow(/more/);
  });
});
