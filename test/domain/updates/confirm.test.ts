import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import { lineOf } from "../../../src/domain/plan/action-line.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { noChange, whyNotConfirmed } from "../../../src/domain/updates/confirm.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, anAction, NOW, TODAY, typedUpdate } from "../../builders.ts";

const filing = {
  ...{ person: AMINA, name: "Amina Diallo", inNameOf: null, via: "card" as const },
  ...{ at: NOW.toISOString(), today: TODAY },
};

function confirm(action: Action) {
  const planned = planUpdate(action, typedUpdate({ ...noChange(), rag: action.rag }), filing, DEFAULT_SETTINGS);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value;
}

describe("no change", () => {
  it.each([
    ["an amber action", {}, null],
    ["Red", { rag: "red" }, "red"],
    ["what nobody has rated", { rag: "unrated" }, "unrated"],
    ["what is past its end date", { endDate: "2026-11-19" }, "end date"],
    ["what is asked about its end date", { endDate: "2026-11-24", reviewDate: null }, "end date"],
    ["what awaits sign-off", { state: "awaiting-sign-off", rag: "complete" }, "not open"],
  ] as const)("answers %s, or says why not", (_, more, why) => {
    expect(whyNotConfirmed(lineOf(anAction(more)), DEFAULT_SETTINGS, TODAY)).toBe(why);
  });

  it("keeps the rating, says that it was confirmed, and leaves the last words standing", () => {
    const said = planUpdate(anAction(), typedUpdate({ rag: "amber" }), filing, DEFAULT_SETTINGS);
    if (!said.ok) throw new Error("refused");
    const { after, entry } = confirm(said.value.after);
    expect([after.rag, after.lastUpdate?.confirmed, entry.kind, entry.update?.confirmed]).toEqual([
      ...["amber", true, "update", true],
    ]);
    expect(lineOf(after).updated).toMatchObject({
      confirmed: true,
      said: { words: "Twelve young people rewrote it with us" },
    });
  });

  it("is not the answer twice running", () => {
    const { after } = confirm(anAction());
    expect(whyNotConfirmed(lineOf(after), DEFAULT_SETTINGS, TODAY)).toBe("twice running");
    expect(planUpdate(after, typedUpdate({ ...noChange(), rag: "amber" }), filing, DEFAULT_SETTINGS)).toEqual({
      ok: false,
      refusal: { reason: "not-confirmed", ref: "1.1.1", why: "twice running" },
    });
  });
});
