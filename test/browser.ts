import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/**
 * Whether this machine has a Chromium: the one CHROMIUM names, else one on the PATH.
 * Throws where REQUIRE_BROWSER=1 and there is none; otherwise says once that what needs it is skipped.
 */
export function hasBrowser(): boolean {
  if (findBrowser() !== undefined) return true;
  const lacking = "There is no Chromium on the PATH (or named by CHROMIUM)";
  if (process.env["REQUIRE_BROWSER"] === "1") throw new Error(`${lacking}, and REQUIRE_BROWSER=1 asks for it.`);
  console.warn(`${lacking}: the tests that need a browser are skipped.`);
  return false;
}

/** Starts a Chromium without a window that asks nothing of the network by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser() ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function findBrowser(): string | undefined {
  const named = process.env["CHROMIUM"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = named ? [named] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
