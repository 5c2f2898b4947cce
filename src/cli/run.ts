import { parseArgs } from "node:util";
import { StoreDown } from "../app/ports/ports.ts";
import { NewerRelease } from "../app/ports/stored.ts";
import { wording } from "../cards/wording/wording.ts";
import { ask } from "./commands/ask.ts";
import { close } from "./commands/close.ts";
import { doctor } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { importCommand } from "./commands/import.ts";
import { list } from "./commands/list.ts";
import { peopleCommand } from "./commands/people.ts";
import { reindex } from "./commands/reindex.ts";
import { remind } from "./commands/remind.ts";
import { set } from "./commands/set.ts";
import { show } from "./commands/show.ts";
import {
  type Command,
  type OpenedStore,
  Refused,
  type Terminal,
  type TypedWords,
  WrongUse,
} from "./terminal/command.ts";
import { openStore, type Store } from "./terminal/open-store.ts";

const COMMANDS: readonly Command[] = [
  ...[importCommand, peopleCommand, list, show, ask, set, close, remind, exportCommand, reindex, doctor],
];

/** Opens the store that the environment means. */
type OpenStore = (environment: NodeJS.ProcessEnv) => Promise<Store>;

/** Runs one command. Resolves the exit code: 0 done, 1 refused, 2 wrong use; never throws. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  openWith: OpenStore = openStore,
): Promise<0 | 1 | 2> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) throw new WrongUse("Name a command");
    if (name === "--help" || name === "help")
      return help(
        terminal,
        COMMANDS.find((one) => one.name === rest[0]),
      );
    const command = COMMANDS.find((candidate) => candidate.name === name);
    if (command === undefined)
      throw new WrongUse(`There is no command "${name}"; what is typed in chat is asked with: ask "${name} …"`);
    const typed = readArgs(command, rest);
    return typed.flag("help") ? help(terminal, command) : await withStore(command, typed, terminal, openWith);
  } catch (error) {
    terminal.complain(sentenceOf(error));
    return error instanceof WrongUse ? 2 : 1;
  }
}

async function withStore(command: Command, typed: TypedWords, terminal: Terminal, openWith: OpenStore): Promise<0 | 1> {
  let store: Store | undefined;
  const open = async (): Promise<OpenedStore> => {
    store ??= await openWith(terminal.environment);
    return { ...store, tenant: typed.text("tenant") ?? store.tenant };
  };
  try {
    return await command.run(typed, { ...terminal, open });
  } finally {
    await store?.close();
  }
}

function readArgs(command: Command, args: readonly string[]): TypedWords {
  const { values, positionals } = parse(command, args);
  const { help } = values;
  if (help !== true && positionals.length !== command.words)
    throw new WrongUse(`Write: npm run -s plan -- ${command.usage}`);
  return {
    words: positionals,
    text: (option) => textsOf(values[option])[0],
    texts: (option) => textsOf(values[option]),
    flag: (option) => values[option] === true,
  };
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parse(command: Command, args: readonly string[]): Parsed {
  const options = { ...command.options, help: { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // What parseArgs says of a wrong option is the user's; its second sentence is about "--".
    throw new WrongUse(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

function help(terminal: Terminal, command: Command | undefined): 0 {
  const shown = command === undefined ? COMMANDS : [command];
  terminal.print("npm run -s plan -- COMMAND");
  for (const { usage, about } of shown)
    terminal.print(["", `  ${usage}`, ...about.map((line) => `      ${line}`)].join("\n"));
  terminal.print("\nExit codes: 0 done, 1 refused, 2 wrong use.");
  return 0;
}

function sentenceOf(error: unknown): string {
  if (error instanceof WrongUse) return `${error.message.replace(/\.$/, "")}. --help shows what there is.`;
  if (isShutOut(error)) return SHUT_OUT;
  if (error instanceof NewerRelease) return wording({ reason: "newer-release" });
  if (error instanceof StoreDown) return `${wording({ reason: "store-down" })} (${error.message})`;
  // A Fault is what local/ says to the person at the terminal; production never loads its class.
  if (error instanceof Refused || (error instanceof Error && error.name === "Fault")) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  return `Something went wrong that should not: ${said.split("\n")[0]}`;
}

const SHUT_OUT =
  "The store did not let you in, so nothing was read or changed. Sign in with az login, and have the role Storage " +
  "Table Data Contributor on the storage account: a new role takes some minutes.";

/** No credential was found, or the one that was has no right to the tables. */
function isShutOut(error: unknown): boolean {
  const { name = "", statusCode, cause } = Object(error) as Readonly<Record<"name" | "statusCode" | "cause", unknown>>;
  if (cause !== undefined) return isShutOut(cause);
  return statusCode === 403 || /Authentication|CredentialUnavailable/.test(String(name));
}
