import { parentPort, workerData } from "node:worker_threads";
import { readDocument } from "./read-document.ts";

// Only `read-document-apart.ts` starts this thread, with these and nothing else.
const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
parentPort?.postMessage(await readDocument(name, bytes));
