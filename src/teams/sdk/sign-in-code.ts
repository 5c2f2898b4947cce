/** Why Microsoft refuses us a token, by its code. Rule: learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const WORDS: Readonly<Record<string, string>> = {
  AADSTS7000222: "The bot's secret has expired",
  AADSTS7000215: "The bot's secret is wrong",
  AADSTS7000112: "The bot's application is disabled",
  AADSTS700016: "The bot's application is not in its tenant",
  AADSTS700027: "The bot's certificate is not accepted",
  AADSTS90002: "The bot's tenant does not exist",
};

/** The code with which Microsoft refused a token, of an error as any layer of the SDK passes it on; undefined: it did not. */
export function signInCode(error: unknown): string | undefined {
  const { message = "", errorMessage = "", cause } = Object(error) as Readonly<Record<string, unknown>>;
  const [code] = /AADSTS\d{4,8}/.exec(`${message} ${errorMessage}`) ?? [];
  return code ?? (cause === undefined || cause === error ? undefined : signInCode(cause));
}

/** The same as a sentence. */
export function signInWords(code: string): string {
  return `${WORDS[code] ?? "Microsoft does not accept the bot's credential"} (${code}).`;
}
