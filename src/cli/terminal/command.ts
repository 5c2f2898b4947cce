import type { ParseArgsConfig } from "node:util";
import type { Stores } from "../../storage/tables.ts";
import type { TeamsAuth } from "../../teams/sdk/authentication.ts";

/** What the process gives a command. */
export interface Terminal {
  readonly environment: NodeJS.ProcessEnv;
  /** The instant the command was called at. */
  readonly now: Date;
  /** A line for standard output. */
  readonly print: (line: string) => void;
  /** Bytes for standard output; null: it is a screen. */
  readonly write: ((bytes: Uint8Array) => void) | null;
  /** A line for standard error. */
  readonly complain: (line: string) => void;
}

/** The store a command works on. */
export interface OpenedStore {
  readonly stores: Stores;
  /** The tenant whose plans are meant where no other is named. */
  readonly tenant: string;
  /** All tenants that are allowed. */
  readonly tenants: readonly string[];
  /** IANA zone of plans imported here. */
  readonly zone: string;
  /** How messages are sent. */
  readonly auth: TeamsAuth;
  /** Not production: the sample's store. */
  readonly local: boolean;
}

/** What was typed: words and options, as strings and flags. */
export interface TypedWords {
  readonly words: readonly string[];
  readonly text: (option: string) => string | undefined;
  /** Of an option that may come several times. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
}

/** What a command may use; the store is opened when it is asked for, and closed after it. */
export interface OpenTerminal extends Terminal {
  readonly open: () => Promise<OpenedStore>;
}

/** 0 done; 1 refused. Wrong use throws WrongUse. */
type ExitCode = 0 | 1;

/** One command of `npm run plan`. */
export interface Command {
  readonly name: string;
  /** Its words and options, as help shows them. */
  readonly usage: string;
  /** What it does, and a line for each option. */
  readonly about: readonly string[];
  /** How many words it takes. */
  readonly words: number;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly run: (typed: TypedWords, terminal: OpenTerminal) => Promise<ExitCode>;
}

/** Words or options that mean nothing here: exit code 2. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

/** Something that was asked for and cannot be done, in a sentence: exit code 1. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** Options of several commands. */
export const JSON_OPTION = { json: { type: "boolean" } } as const;
export const TENANT_OPTION = { tenant: { type: "string" } } as const;
export const JSON_HELP = "--json          print JSON and nothing else";
export const TENANT_HELP = "--tenant ID     the directory the plan belongs to; else the first allowed one";
