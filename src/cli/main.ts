import { existsSync } from "node:fs";
import { run } from "./run.ts";

// As `npm start` is told them; whoever names a local folder means the local store.
if (process.env["LOCAL_FOLDER"] === undefined && existsSync(".env")) process.loadEnvFile(".env");

// A reader that has seen enough (| head) is no fault of ours.
process.stdout.on("error", () => {});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  now: new Date(),
  print: (line) => process.stdout.write(`${line}\n`),
  write: process.stdout.isTTY ? null : (bytes) => process.stdout.write(bytes),
  complain: (line) => process.stderr.write(`${line}\n`),
});
