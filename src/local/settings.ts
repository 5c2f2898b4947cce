import { resolve } from "node:path";
import { z } from "zod";
import { addAll } from "../domain/plan/many.ts";
import { Fault } from "./fault.ts";

/** What `npm run local` may be told; it needs none of it. */
export interface LocalSettings {
  /** Where everything is kept; absolute. */
  readonly folder: string;
  readonly port: number;
  readonly playgroundPort: number;
  readonly tablesPort: number;
  readonly playground: boolean;
  /** Load the sample plan anew. */
  readonly fresh: boolean;
}

const Port = z.coerce.number().int().min(1).max(65_535);
const Environment = z.object({
  LOCAL_FOLDER: z.string().min(1).default(".local"),
  PORT: Port.default(3978),
  PLAYGROUND_PORT: Port.default(56_150),
  TABLES_PORT: Port.default(10_002),
  PLAYGROUND: z.enum(["on", "off"]).default("on"),
});

const MEANING: Readonly<Record<string, string>> = {
  LOCAL_FOLDER: "must name a folder",
  PLAYGROUND: 'must be "off" or "on"',
};

/** Reads environment and arguments. Throws one Fault that names everything wrong. */
export function readSettings(environment: NodeJS.ProcessEnv, args: readonly string[]): LocalSettings {
  const unknown = args.filter((arg) => arg !== "--fresh");
  const read = Environment.safeParse(environment);
  const faults = [
    ...unknown.map((arg) => `"${arg}" means nothing here; the one choice is: npm run local -- --fresh`),
    ...(read.error?.issues ?? []).map(({ path: [name = ""] }) => {
      const meaning = MEANING[String(name)] ?? "must be a number from 1 to 65535";
      return `${String(name)} ${meaning}, not "${environment[String(name)]}"`;
    }),
  ];
  if (read.data !== undefined) addAll(faults, sharedPorts(read.data));
  if (!read.success || faults.length > 0) throw new Fault(faults.join("\n"));
  const { LOCAL_FOLDER, PORT, PLAYGROUND_PORT, TABLES_PORT, PLAYGROUND } = read.data;
  return {
    folder: resolve(LOCAL_FOLDER),
    port: PORT,
    playgroundPort: PLAYGROUND_PORT,
    tablesPort: TABLES_PORT,
    playground: PLAYGROUND === "on",
    fresh: args.includes("--fresh"),
  };
}

function sharedPorts({ PORT, PLAYGROUND_PORT, TABLES_PORT }: z.infer<typeof Environment>): readonly string[] {
  const shared = new Set([PORT, PLAYGROUND_PORT, TABLES_PORT]).size < 3;
  return shared ? ["PORT, PLAYGROUND_PORT and TABLES_PORT must be three different numbers"] : [];
}
