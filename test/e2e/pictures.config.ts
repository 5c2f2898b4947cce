import { defineConfig } from "vitest/config";

/** `npm run pictures`: draws the README's pictures anew, beside them; with `-- --mode keep` in their place. */
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default defineConfig({
  test: { include: ["test/e2e/pictures.ts"], testTimeout: 60_000, hookTimeout: 90_000 },
});
