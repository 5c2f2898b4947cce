// A process that starts an emulator and waits to be killed: for emulator.test.ts.
import { startEmulator } from "../../src/local/emulator.ts";

const started = await startEmulator({
  folder: process.argv[2] ?? null,
  port: 0,
  log: { info: () => {}, error: () => {} },
});
console.log(JSON.stringify(started));
setInterval(() => {}, 1000);
