const { error } = console;
console.error = (...said: unknown[]) => {
  if (!isTokenReader(new Error().stack)) error.apply(console, said);
};

/**
 * The SDK prints a stack and the key for every forged token anyone sends; known by who calls, a file from source and a
 * class in a bundle. Following the call with AsyncLocalStorage would make every promise slower on Node 20 and 22.
 */
function isTokenReader(stack = ""): boolean {
  return /JwtTokenExtractor/i.test(stack);
}
