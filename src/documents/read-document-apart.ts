import { Worker } from "node:worker_threads";
import type { SourceDocument } from "../domain/import/document/source.ts";
import type { Result } from "../domain/plan/result.ts";
import { CAPS, limit, tooBig } from "./package/caps.ts";
import { orRefusal } from "./package/refused.ts";

/** What bounds a reading; `signal` ends it at once, and the promise then rejects with the signal's reason. */
export interface Bounds {
  readonly signal?: AbortSignal;
  readonly seconds?: number;
  readonly megabytes?: number;
}

/**
 * Reads a document as `readDocument` does, in a thread of its own with bounded memory and time: a file that takes more
 * of either is refused, and nothing of it stays behind.
 */
export function readDocumentApart(
  name: string,
  bytes: Uint8Array,
  bounds: Bounds = {},
): Promise<Result<SourceDocument>> {
  return orRefusal(async () => {
    bounds.signal?.throwIfAborted();
    limit("bytes", bytes.byteLength);
    const megabytes = bounds.megabytes ?? CAPS["megabytes of memory to read"];
    const worker = startWorker({ name, bytes }, megabytes);
    const seconds = bounds.seconds ?? CAPS["seconds to read"];
    try {
      return await answerOf(worker, { seconds, megabytes, signal: bounds.signal });
    } finally {
      await worker.terminate();
    }
  });
}

function answerOf(worker: Worker, bounds: Pick<Bounds, "signal"> & { seconds: number; megabytes: number }) {
  return new Promise<Result<SourceDocument>>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooBig("seconds to read", bounds.seconds)), bounds.seconds * 1000);
    const abort = () => reject(bounds.signal?.reason);
    bounds.signal?.addEventListener("abort", abort, { once: true });
    worker.once("message", resolve);
    worker.once("messageerror", reject);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(isMemory ? tooBig("megabytes of memory to read", bounds.megabytes) : error);
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      bounds.signal?.removeEventListener("abort", abort);
      reject(new Error("The thread that reads a document ended without a word"));
    });
  });
}

/**
 * From source the thread learns TypeScript first, for Node 20's threads do not take that from `--import`; a bundle is
 * plain. It sees nothing of the environment.
 */
function startWorker(workerData: { readonly name: string; readonly bytes: Uint8Array }, megabytes: number): Worker {
  const options = { workerData, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } };
  if (!import.meta.url.endsWith(".ts"))
    return new Worker(new URL("./read-document-worker.js", import.meta.url), options);
  const entry = new URL("./read-document-worker.ts", import.meta.url).href;
  const start = `import("${import.meta.resolve("tsx/esm/api")}").then((tsx) => { tsx.register(); return import("${entry}"); })`;
  return new Worker(start, { ...options, eval: true });
}
