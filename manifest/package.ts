import { createWriteStream, existsSync, readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { AppManifestUtils, type TeamsManifest } from "@microsoft/app-manifest";
import { ZipFile } from "yazl";
import packageJson from "../package.json" with { type: "json" };
import { type AppSettings, fillManifest, readAppSettings } from "./fill.ts";

// `npm run package`: the manifest filled from the settings, checked against Microsoft's schema without a network, and
// zipped with its two icons as Teams takes it. Exit code 2 for settings that somebody must mend, each in a line.
const FILE = "plan-keeper.zip";

if (existsSync(".env")) process.loadEnvFile(".env");
const read = readAppSettings(process.env);
const faults = read.ok ? await pack(read.settings) : read.faults;
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 2;
else console.log(`${FILE} is ready: upload it in the Teams admin centre, or with “Upload a custom app” in Teams.`);

async function pack(settings: AppSettings): Promise<readonly string[]> {
  const source = readFileSync(here("manifest.json"), "utf8");
  const manifest = fillManifest(source, settings, packageJson.version);
  const wrong = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest);
  if (wrong.length > 0) return wrong.map((fault) => `manifest.json: ${fault}`);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), "manifest.json");
  for (const icon of ["color.png", "outline.png"]) zip.addFile(here(icon), icon);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(FILE));
  return [];
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
