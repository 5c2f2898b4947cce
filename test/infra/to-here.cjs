/** Loaded into a bot before its own code: all it says by https goes to a server of the test, and its day is the one it is told. */
const http = require("node:http");
const https = require("node:https");
const { syncBuiltinESMExports } = require("node:module");

const port = Number(process.env.TEST_PORT);
let later = Date.parse(process.env.TEST_NOW) - Date.now();
const monotonic = performance.now.bind(performance);
let passed = 0;
performance.now = () => monotonic() + passed;
process.on("message", (instant) => {
  const before = later;
  later = Date.parse(instant) - RealDate.now();
  passed += later - before;
  process.send(instant);
});
process.channel?.unref();

https.request = function request(first, ...rest) {
  const [given, done] = typeof first === "object" && !(first instanceof URL) ? [first, rest[0]] : [rest[0], rest[1]];
  const url = given === first ? undefined : new URL(first);
  const options = typeof given === "object" ? given : {};
  const host = url?.hostname ?? options.hostname ?? options.host;
  const { method, signal, timeout } = options;
  const path = options.path ?? `${url?.pathname}${url?.search}`;
  const headers = { ...options.headers, host };
  return http.request({ host: "127.0.0.1", port, method, path, headers, signal, timeout }, done ?? rest.at(-1));
};
https.get = (...args) => https.request(...args).end();
syncBuiltinESMExports();

const { fetch } = globalThis;
globalThis.fetch = (address, options) => {
  const { hostname, pathname, search } = new URL(address);
  return fetch(`http://127.0.0.1:${port}/${hostname}${pathname}${search}`, options);
};

const RealDate = Date;
const now = () => RealDate.now() + later;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
  apply: () => new RealDate(now()).toString(),
  get: (target, name, self) => (name === "now" ? now : Reflect.get(target, name, self)),
});
