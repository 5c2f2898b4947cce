/** Loaded into every process of a run before its own code: its clock is as many days ahead as a file says, at every look. */
const { readFileSync } = require("node:fs");

const DAY_MS = 86_400_000;
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(process.env.AHEAD_FILE, "utf8")) * DAY_MS;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === "now" ? now : Reflect.get(target, name, self)),
});
