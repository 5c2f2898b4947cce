/** Loaded into the Playground before its own code, which would listen on every interface and outlive its parent. */
const net = require("node:net");

const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, second] = args;
  if (typeof first === "object" && first !== null && "port" in first) {
    return listen.call(this, { ...first, host: "127.0.0.1" }, ...args.slice(1));
  }
  if (first === undefined || typeof first === "function") return listen.call(this, 0, "127.0.0.1", ...args);
  if (Number.isInteger(Number(first))) {
    return listen.call(this, Number(first), "127.0.0.1", ...args.slice(typeof second === "string" ? 2 : 1));
  }
  return listen.apply(this, args);
};

// The channel to the parent closes when the parent ends, however it ends.
process.on("disconnect", () => process.exit(0));
