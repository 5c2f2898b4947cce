import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Fault } from "./fault.ts";
import { SAMPLE_PLAN, SAMPLE_TENANT, samplePeople } from "./sample-people.ts";
import type { LocalSettings } from "./settings.ts";

/** What `.local/run.json` says of the Plan Keeper that runs on this folder, for whoever wants to join it. */
export const RunFile = z.object({
  pid: z.number(),
  port: z.number(),
  /** null: it runs without the Playground. */
  playgroundPort: z.number().nullable(),
  tablesPort: z.number(),
  tenant: z.string(),
  plan: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type RunFile = z.infer<typeof RunFile>;

/** Makes the folder and takes it for this process. Throws a Fault when it cannot be written or another has it. */
export async function takeFolder({
  folder,
  port,
  playgroundPort,
  tablesPort,
  playground,
}: LocalSettings): Promise<void> {
  const file = fileIn(folder);
  const run: RunFile = {
    pid: process.pid,
    port,
    playgroundPort: playground ? playgroundPort : null,
    tablesPort,
    tenant: SAMPLE_TENANT,
    plan: SAMPLE_PLAN,
    people: samplePeople.map(({ id, name }) => ({ id, name })),
  };
  try {
    mkdirSync(folder, { recursive: true });
    const other = readRunFile(folder);
    if (other !== undefined && (await isRunning(other, file))) throw new Fault(alreadyRuns(other, folder));
    rmSync(file, { force: true });
    // "wx": of two that start at the same moment one loses here.
    writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`, { flag: "wx" });
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(`The folder ${folder} cannot be written (${codeOf(error)}).`);
  }
}

/** Gives the folder up for the next. */
export function leaveFolder(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

/** Undefined when nothing runs here, or the file is not ours. */
export function readRunFile(folder: string): RunFile | undefined {
  try {
    return RunFile.safeParse(JSON.parse(readFileSync(fileIn(folder), "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** A process of that number lives, and answers as a bot or has only just begun: numbers are used again after a crash. */
async function isRunning({ pid, port }: RunFile, file: string): Promise<boolean> {
  if (pid === process.pid || !isAlive(pid)) return false;
  const justBegun = Date.now() - statSync(file).mtimeMs < 60_000;
  return justBegun || (await answersHealth(port));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function answersHealth(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function alreadyRuns({ pid, playgroundPort }: RunFile, folder: string): string {
  const where = playgroundPort === null ? "" : `, at http://127.0.0.1:${playgroundPort}`;
  return `Plan Keeper runs already on ${folder} (process ${pid})${where}. Stop that one with Ctrl-C first.`;
}

function fileIn(folder: string): string {
  return join(folder, "run.json");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
