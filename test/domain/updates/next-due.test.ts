import { describe, expect, it } from "vitest";
import { compareDue } from "../../../src/domain/due/order.ts";
import { findNextDue } from "../../../src/domain/updates/next-due.ts";
import { AMINA, aLine, aPlan } from "../../builders.ts";

const today = "2026-11-20";
const next = (...lines: Parameters<typeof aLine>[0][]) =>
  findNextDue(
    aPlan(),
    lines.map((line, index) => aLine({ id: `a${index}`, ...line })),
    { person: AMINA, today, except: "just-now" },
  )?.ref;

describe("what is offered next, once an update is saved", () => {
  it("is the next of the digest: what is past its end date before an older review, the worse rating before the earlier date", () => {
    const review = { endDate: null, reviewDate: "2026-11-02" };
    const past = { endDate: "2026-11-16", reviewDate: null };
    expect(next({ ref: "1.1.1", ...review }, { ref: "1.1.2", ...past })).toBe("1.1.2");
    const red = { ...review, reviewDate: "2026-11-09", rag: "red" } as const;
    expect(next({ ref: "1.1.1", ...review, rag: "green" }, { ref: "1.1.2", ...red })).toBe("1.1.2");
  });

  it("is sorted as every digest is", () => {
    const at = (group: Parameters<typeof compareDue>[0]["group"], rag: "red" | "green", date: string) => ({
      ...{ group, date },
      line: aLine({ rag }),
    });
    const sorted = [at("soon", "red", "2026-11-01"), at("due", "green", "2026-11-01"), at("due", "red", "2026-11-02")];
    expect([...sorted, at("overdue", "green", "2026-11-09")].sort(compareDue).map(({ group }) => group)).toEqual([
      ...["overdue", "due", "due", "soon"],
    ]);
  });
});
