const { error } = console;
console.error = (...said: unknown[]) => {
  if (!isSdk(new Error().stack)) error.apply(console, said);
};

/**
 * The SDK prints a stack and the key for every forged token anyone sends. Known by who calls: following the call with an
 * AsyncLocalStorage instead would, on Node 20 and 22, make every promise of the process slower.
 */
function isSdk(stack = ""): boolean {
  return stack.includes("botframework-connector");
}
