import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProduction } from "../../infra/bundle.ts";

/** What the last stage of the Dockerfile takes, and what it starts. */
export function lastStage(): { readonly copied: readonly string[]; readonly command: readonly string[] } {
  const stage =
    readFileSync("infra/Dockerfile", "utf8")
      .split(/^FROM .*$/m)
      .at(-1) ?? "";
  const copied = [...stage.matchAll(/^COPY (?:--from=\S+ \/app\/)?(\S+) \S+$/gm)].map(([, name = ""]) => name);
  return { copied, command: JSON.parse(/^CMD (.+)$/m.exec(stage)?.[1] ?? "[]") };
}

/** A folder that holds what the image of production holds. */
export async function makeFolder(copied: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "plan-keeper-image-"));
  for (const name of copied)
    if (name === "dist/bot") await buildProduction(join(folder, name));
    else cpSync(name, join(folder, name), { recursive: true });
  return folder;
}
