import { promises as files } from "node:fs";
import { Refused } from "./command.ts";

/** What a file that was named holds. @throws Refused when it cannot be opened. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  return files.readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "EACCES" || error.code === "EISDIR")
      throw new Refused(`The file ${file} cannot be opened, so nothing was imported.`);
    throw error;
  });
}

/** Writes a file and says so. @throws Refused when it cannot be written. */
export async function keepBytes(file: string, bytes: Uint8Array): Promise<string> {
  await files.writeFile(file, bytes).catch((error: Error) => {
    throw new Refused(`The file ${file} cannot be written (${error.message.split(",")[0]}).`);
  });
  return `Written to ${file}.`;
}
