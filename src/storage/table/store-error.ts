import { RestError } from "@azure/data-tables";
import { StoreDown } from "../../app/ports/ports.ts";

/** A condition that did not hold: the row exists, is gone or has changed. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof RestError) || isOfTable(error)) return false;
  return error.statusCode === 404 || error.statusCode === 409 || error.statusCode === 412;
}

/**
 * What to throw for anything else: StoreDown when the store did not answer, could not, or does not let us in, so that
 * it is told as the store's; else the error itself. Its words hold Azure's code and no address, name or key.
 */
export function storeError(error: unknown): unknown {
  if (error instanceof Error && error.name === "AbortError")
    return new StoreDown("no answer in time", { cause: error });
  if (isWithoutCredential(error)) return new StoreDown("the store was given no credential", { cause: error });
  if (!(error instanceof RestError)) return error;
  const says = whatStoreSays(error);
  return says === undefined ? error : new StoreDown(says, { cause: error });
}

/** Undefined: what we asked for was wrong, which is a fault of ours. */
function whatStoreSays(error: RestError): string | undefined {
  const { statusCode } = error;
  if (statusCode === 401 || statusCode === 403) return `the store does not let us in: ${codeOf(error)}`;
  if (isOfTable(error)) return `a table of the store is not there: ${codeOf(error)}`;
  const unable = statusCode === undefined || statusCode === 408 || statusCode === 429 || statusCode >= 500;
  return unable ? `the store cannot answer: ${statusCode ?? error.code}` : undefined;
}

const CODES = /\b[A-Z][A-Za-z]{5,60}\b/;

function codeOf({ code, details, statusCode }: RestError): string {
  const body = Object(details) as { readonly odataError?: { readonly code?: unknown } };
  const named = String(body.odataError?.code ?? code ?? "");
  return CODES.test(named) ? `${statusCode} ${named}` : String(statusCode);
}

/** The answer is about the table and not about a row of it: it is missing, or going. */
function isOfTable(error: RestError): boolean {
  return /TableNotFound|TableBeingDeleted/.test(`${error.code} ${JSON.stringify(error.details ?? "")}`);
}

/** No identity of ours was found, or none that Microsoft gives a token to. */
function isWithoutCredential(error: unknown): boolean {
  return error instanceof Error && /^(Aggregate)?Authentication|CredentialUnavailable/.test(error.name);
}
