import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { gallery } from "./gallery.ts";
import { expectValidCard, spokenAlike } from "./valid-card.ts";

describe("every card", () => {
  it.each(Object.entries(gallery))("%s is valid, usable and inert", (_, message) => {
    expectValidCard(message);
  });

  // In a hostile sample whole names are the same.
  it.each(Object.entries(gallery).filter(([name]) => !name.endsWith("hostile")))(
    "%s has buttons that can be told apart by ear",
    (_, { card }) => {
      expect(spokenAlike(card)).toEqual([]);
    },
  );

  it.each(Object.entries(gallery))("%s is as it was last looked at", async (name, message) => {
    const golden = `${JSON.stringify(message, null, 2)}\n`;
    await expect(golden).toMatchFileSnapshot(`golden/${name}.json`);
  });

  it("has a typical and a hostile sample in the gallery", () => {
    const templates = readdirSync(new URL("../../cards", import.meta.url)).map((file) => file.replace(".json", ""));
    const wanted = templates.flatMap((template) => [template, `${template}-hostile`]);
    expect(wanted.filter((name) => gallery[name] === undefined)).toEqual([]);
  });

  it("has a golden file that belongs to it", () => {
    const files = readdirSync(new URL("golden", import.meta.url)).map((file) => file.replace(".json", ""));
    expect(files.filter((file) => gallery[file] === undefined)).toEqual([]);
  });
});
