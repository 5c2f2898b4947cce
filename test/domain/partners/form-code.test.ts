import { describe, expect, it } from "vitest";
import { readFormCode, readRowCode, writeFormCode, writeRowCode } from "../../../src/domain/partners/form-code.ts";

describe("the code of a form", () => {
  it.each(["Northshire Police", "Police & NHS (50%)\nLead: “A b”", "=1+1", "عائشة"])(
    "reads again as %j was written",
    (label) => {
      const code = { form: "0f6f-7d0a", plan: "north-2027", label };
      expect(readFormCode(` ${writeFormCode(code)}\n`)).toEqual(code);
    },
  );

  it.each([
    "",
    "Ref",
    "plan-keeper-form-1",
    "plan-keeper-form-1 a b",
    "plan-keeper-form-1 a b c d",
    "plan-keeper-form-2 a b c",
    "plan-keeper-form-1 a/b b c",
    "plan-keeper-form-1 a b %E0%A4%A",
    `plan-keeper-form-1 a b ${"c".repeat(5_000)}`,
  ])("is not read from %.60j", (text) => {
    expect(readFormCode(text)).toBeUndefined();
  });

  it("of a row reads again, of a part too", () => {
    const whole = { action: "a b|1", version: 12, ref: "1.1.1 (a)", part: null };
    expect(readRowCode(writeRowCode(whole))).toEqual(whole);
    expect(readRowCode(writeRowCode({ ...whole, part: 3 }))).toEqual({ ...whole, part: 3 });
  });

  it.each(["", "a", "a one 1.1", "a 1", "a 1 1.1 x", "a 1 1.1 1 2", "a -1 1.1", "a 1e3 1.1"])(
    "of a row is not read from %j",
    (text) => {
      expect(readRowCode(text)).toBeUndefined();
    },
  );
});
