import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fromBuffer } from "yauzl";
import { fillManifest, readAppSettings } from "../../manifest/fill.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const settings = {
  TEAMS_APP_ID: "0b0f7c5e-6f0d-4c2e-9a51-3f6f0a1c2d3e",
  MicrosoftAppId: "5a1c2d3e-6f0d-4c2e-9a51-3f6f0b0f7c5e",
  ORGANISATION: "Northmere “NC” Council",
  WEBSITE_URL: "https://northmere.example",
  PRIVACY_URL: "https://northmere.example/privacy",
  TERMS_URL: "https://northmere.example/terms",
  PUBLIC_URL: "https://keeper.northmere.example",
};

/** Runs the packing in a folder of its own, where no .env lies. */
function packIn(folder: string, given: Readonly<Record<string, string>>) {
  const tsx = join(root, "node_modules/tsx/dist/esm/index.mjs");
  const args = ["--import", tsx, join(root, "manifest/package.ts")];
  return new Promise<{ code: number; out: string; errors: string }>((resolve) => {
    const env = { PATH: process.env["PATH"], ...given };
    execFile(process.execPath, args, { cwd: folder, env }, (error, out, errors) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, errors }),
    );
  });
}

function entriesOf(zip: Buffer): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    fromBuffer(zip, { lazyEntries: false }, (error, file) => {
      if (error) return reject(error);
      file.on("entry", ({ fileName }) => names.push(fileName));
      file.on("end", () => resolve(names));
    });
  });
}

describe("npm run package", () => {
  it("makes a zip with the three files at its root", async () => {
    const folder = mkdtempSync(join(tmpdir(), "package-"));
    expect(await packIn(folder, settings)).toMatchObject({ code: 0, errors: "" });
    const names = await entriesOf(readFileSync(join(folder, "plan-keeper.zip")));
    expect(names.toSorted()).toEqual(["color.png", "manifest.json", "outline.png"]);
  });

  it("names every setting that is missing or wrong, and makes nothing", async () => {
    const folder = mkdtempSync(join(tmpdir(), "package-"));
    const { code, errors } = await packIn(folder, {
      ...settings,
      TEAMS_APP_ID: "",
      WEBSITE_URL: "http://north.example",
    });
    expect(code).toBe(2);
    expect(
      errors
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["TEAMS_APP_ID", "WEBSITE_URL"]);
    expect(() => readFileSync(join(folder, "plan-keeper.zip"))).toThrow("ENOENT");
  });
});

describe("the manifest as it is packed", () => {
  it("keeps what people wrote, names the bot's own host alone, and has our version", () => {
    const read = readAppSettings(settings);
    if (!read.ok) throw new Error(read.faults.join());
    const placeholder = (name: string) => `\${{${name}}}`;
    const source = JSON.stringify({
      developer: { name: placeholder("ORGANISATION") },
      version: "0.0.0",
      id: placeholder("TEAMS_APP_ID"),
    });
    expect(fillManifest(source, read.settings, "1.2.3")).toEqual({
      developer: { name: "Northmere “NC” Council" },
      id: settings.TEAMS_APP_ID,
      version: "1.2.3",
      validDomains: ["keeper.northmere.example"],
    });
  });
});
