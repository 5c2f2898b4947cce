import { AsyncLocalStorage } from "node:async_hooks";

const inSdk = new AsyncLocalStorage<true>();
const { error } = console;
console.error = (...said: unknown[]) => {
  if (inSdk.getStore() === undefined) error.apply(console, said);
};

/** Does the SDK's work without what it prints: a stack and the key for every forged token anyone sends. */
export function quietly<T>(work: () => Promise<T>): Promise<T> {
  return inSdk.run(true, work);
}
