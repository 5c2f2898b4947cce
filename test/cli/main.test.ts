import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-keeper-cli-"));
  // Without a store: what is said of it shows that the file was read.
  writeFileSync(join(folder, ".env"), "MicrosoftAppType=UserAssignedMSI\nALLOWED_TENANTS=nobody\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command complains of in that folder, and its exit code. */
function complaint(args: readonly string[], more: NodeJS.ProcessEnv): Promise<{ code: unknown; said: string }> {
  const { PATH } = process.env;
  const node = ["--import", import.meta.resolve("tsx"), MAIN, ...args];
  return new Promise((resolve) =>
    execFile(process.execPath, node, { cwd: folder, env: { PATH, ...more } }, (error, _, said) =>
      resolve({ code: error?.code ?? 0, said }),
    ),
  );
}

it("is told its settings by the same .env as `npm start`", async () => {
  const { code, said } = await complaint(["list"], {});
  expect(code).toBe(1);
  expect(said).toContain("The settings are not right:");
  expect(said).toContain("ALLOWED_TENANTS must be GUIDs");
}, 60_000);

it("means the local store where a local folder is named", async () => {
  expect(await complaint(["list"], { LOCAL_FOLDER: join(folder, "nowhere") })).toEqual({ code: 0, said: "" });
}, 60_000);
