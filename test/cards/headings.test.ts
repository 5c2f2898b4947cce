import { describe, expect, it } from "vitest";
import { actionList } from "../../src/cards/actions/list.ts";
import { findOverdue, groupMine, NO_FILTERS } from "../../src/domain/lists/lists.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import { aLine, TODAY } from "../builders.ts";
import { openPlanOf } from "./action-samples.ts";
import { gallery } from "./gallery.ts";

/** A part of a card as the client gets it. */
interface Part {
  readonly type?: string;
  readonly text?: string;
  readonly weight?: string;
  readonly items?: readonly Part[];
  readonly inlines?: readonly Part[];
  readonly [more: string]: unknown;
}

const late = [
  ...Array.from({ length: 8 }, (_, at) => ({ endDate: "2026-10-30", reviewDate: `2026-10-0${at + 1}` })),
  ...Array.from({ length: 9 }, () => ({ endDate: null, reviewDate: "2026-11-13" })),
];
const lines = late.map((more, at) => aLine({ id: `a${at}`, ref: `1.1.${at + 1}`, ...more }));
const overdue = findOverdue(lines, DEFAULT_SETTINGS, TODAY);

/** What stands under each heading of a list on one page: the heading, then the details of its lines. */
function under(page: number, ask: "overdue" | "my actions" = "overdue"): readonly (readonly string[])[] {
  const question = ask === "overdue" ? { ask, filters: NO_FILTERS, plan: null, page } : { ask, plan: null, page };
  const groups = ask === "overdue" ? overdue : groupMine(lines, DEFAULT_SETTINGS, TODAY);
  const list = { ...openPlanOf(), groups, ...(ask === "overdue" && { wanted: { kind: "overdue" } as const }) };
  const { body } = actionList(list, question).card as unknown as { readonly body: readonly Part[] };
  return body.filter(({ type }) => type === "Container").map((group) => [headingIn(group), ...detailsIn(group)]);
}

function headingIn({ items = [] }: Part): string {
  return items.find(({ type }) => type === "TextBlock")?.text ?? "";
}

function detailsIn(part: Part): readonly string[] {
  const own = (part.inlines ?? []).flatMap(({ text = "" }) => (/End date|Review/.test(text) ? [text] : []));
  return [...own, ...(part.items ?? []).flatMap(detailsIn)];
}

describe("a heading", () => {
  it.each([1, 2, 3])("of a list has something under it on page %i, and the date that it names", (page) => {
    for (const [heading = "", ...details] of [...under(page), ...under(page, "my actions")]) {
      expect(details).not.toEqual([]);
      const names = /^(Past end date|Overdue)/.test(heading) ? "End date" : "Review";
      for (const detail of details) expect(detail).toContain(names);
    }
  });

  it("of the whole tells both counts on every page", () => {
    for (const page of [1, 2, 3]) {
      const card = actionList(
        { ...openPlanOf(), groups: overdue, wanted: { kind: "overdue" } },
        { ask: "overdue", filters: NO_FILTERS, plan: null, page },
      );
      expect(card.summary).toBe("Overdue actions: 8 past end date, 17 updates due");
    }
  });

  it.each(Object.entries(gallery))("on the card %s stands over something", (_, { card }) => {
    expect(bare(card as unknown as Part)).toEqual([]);
  });
});

/** Headings of groups that nothing stands under. */
function bare(part: Part): readonly string[] {
  const all = Object.values(part).flatMap((value) => (Array.isArray(value) ? (value as readonly Part[]) : []));
  const [first, ...others] = part.items ?? [];
  const isBare = part.type === "Container" && first?.weight === "Bolder" && others.length === 0;
  const inner = all.flatMap((one) => (typeof one === "object" && one !== null ? bare(one) : []));
  return isBare ? [first?.text ?? "", ...inner] : inner;
}
