import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readResults, show } from "./results.ts";
import { againstTargets } from "./targets.ts";

// `npm run bench`: all of them, one after another; `npm run bench -- turns` one, with what else it is told.
const [only, ...rest] = process.argv.slice(2);
for (const name of ["import", "reminders", "turns"].filter((one) => only === undefined || only === one)) {
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--expose-gc", "--import", "tsx", entry, ...rest], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
await show("targets", "targets", againstTargets(readResults()));
