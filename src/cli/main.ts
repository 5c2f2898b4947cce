import { run } from "./run.ts";

// A reader that has seen enough (| head) is no fault of ours.
process.stdout.on("error", () => {});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  now: new Date(),
  print: (line) => process.stdout.write(`${line}\n`),
  write: process.stdout.isTTY ? null : (bytes) => process.stdout.write(bytes),
  complain: (line) => process.stderr.write(`${line}\n`),
});
