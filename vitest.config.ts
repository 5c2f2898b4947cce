import { defineConfig } from "vitest/config";
import { closingLine } from "./test/closing-line.ts";

// Plans that may not stand here are tested where the environment says they lie.
const elsewhere = [
  ...(process.env["PLANS_DIR"] === undefined ? ["test/domain/import/published-plans.test.ts"] : []),
  ...(process.env["EXPECTED_DIR"] === undefined ? ["test/domain/import/measure.test.ts"] : []),
];

/** `unit` runs side by side; `e2e` starts whole programs and browsers, so one file at a time and after the rest. */
export default defineConfig({
  test: {
    reporters: ["default", closingLine()],
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", ...elsewhere],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
