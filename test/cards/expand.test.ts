import { Template } from "adaptivecards-templating";
import { expect, it, vi } from "vitest";

/** Every card that was drawn, as we made it and as Microsoft's own engine does. */
const drawn = vi.hoisted(() => [] as { readonly template: object; readonly data: object; readonly ours: unknown }[]);

vi.mock("../../src/cards/expand.ts", async (original) => {
  const { expand } = await original<typeof import("../../src/cards/expand.ts")>();
  return {
    expand(template: object, data: Readonly<Record<string, unknown>>) {
      const ours = expand(template, data);
      drawn.push({ template, data, ours });
      return ours;
    },
  };
});

it("makes of every sample the card that Microsoft's templating makes", { timeout: 60_000 }, async () => {
  const { gallery } = await import("./gallery.ts");
  const engines = new Map<object, Template>();
  for (const { template, data, ours } of drawn) {
    const engine = engines.get(template) ?? new Template(template);
    engines.set(template, engine);
    expect(ours).toEqual(engine.expand({ $root: data }));
  }
  expect(drawn.length).toBeGreaterThanOrEqual(Object.keys(gallery).length);
});
