import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { jsonLog } from "../log.ts";
import { openInBrowser } from "./browser.ts";
import { Fault } from "./fault.ts";
import { clientUrl, greeting } from "./greeting.ts";
import { type LocalSettings, readSettings } from "./settings.ts";
import { startLocal } from "./start.ts";

process.exit(await run());

/** `npm run local`: runs until it is told to stop. Resolves the exit code. */
async function run(): Promise<number> {
  // A terminal that closes takes its pipes along; what is told then is told to nobody.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const asked = askedToStop();
  try {
    const settings = readSettings(process.env, process.argv.slice(2));
    const local = await startLocal({ settings, log: fileLog(settings), now: () => new Date(), tell: console.log });
    console.log(greeting(settings));
    if (settings.playground && !(await openInBrowser(clientUrl(settings), process.env))) {
      console.log(`No browser was opened here: open ${clientUrl(settings)} in one yourself.\n`);
    }
    const fault = await Promise.race([asked, local.broken]);
    console.log(fault ?? "\nStopping …");
    await local.stop();
    console.log(`Stopped. All is kept in ${settings.folder}.`);
    return fault === null ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Fault ? error.message : error);
    return 1;
  }
}

/** Resolves at Ctrl-C, when asked to end, and when the terminal closes; asked again, it is on its way. */
function askedToStop(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(null));
  });
}

/** Everything into a file beside the data; what went wrong on the terminal too. */
function fileLog({ folder }: LocalSettings) {
  const write = (line: string) => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, "plan-keeper.log"), `${line}\n`);
  };
  const tell = (line: string) => {
    write(line);
    console.error(line);
  };
  return jsonLog({ info: write, error: tell });
}
