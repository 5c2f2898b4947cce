import { RestError } from "@azure/data-tables";
import { StoreDown } from "../../app/ports.ts";

/** A condition that did not hold: the row exists, is gone or has changed. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof RestError) || tableIsMissing(error)) return false;
  return error.statusCode === 404 || error.statusCode === 409 || error.statusCode === 412;
}

/** What to throw for anything else: StoreDown when the store did not answer or could not, else the error itself. */
export function storeError(error: unknown): unknown {
  if (error instanceof Error && error.name === "AbortError")
    return new StoreDown("no answer in time", { cause: error });
  if (!(error instanceof RestError)) return error;
  const { statusCode } = error;
  const unable = statusCode === undefined || statusCode === 408 || statusCode === 429 || statusCode >= 500;
  return unable ? new StoreDown(`the store cannot answer: ${statusCode ?? error.code}`, { cause: error }) : error;
}

function tableIsMissing(error: RestError): boolean {
  return error.code === "TableNotFound" || JSON.stringify(error.details ?? "").includes("TableNotFound");
}
