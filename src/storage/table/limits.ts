/**
 * What Azure refuses and the emulator lets through is refused here, before anything is sent.
 * Cells are text alone: a number is kept inside JSON, so none can leave the 32 bits the service takes.
 * Source: "Scalability and performance targets for Table storage", "Understanding the Table service data model".
 */
export interface Cells {
  readonly json?: string;
  /** The version of its shape; absent: the first. */
  readonly shape?: string;
  /** Names the attempt that wrote the row, so that a lost answer can be told from somebody else's write. */
  readonly writer?: string;
  /** Of a plan: the import whose rows are still on their way; "" once all have arrived. */
  readonly takingIn?: string;
  /** Of a plan: "closed" once it is. */
  readonly closed?: string;
  /** Of an action: the newest hash of its history. */
  readonly head?: string;
  /** Of the inbox: the ISO instant; and a digest of what was given. */
  readonly at?: string;
  readonly given?: string;
  readonly [name: string]: string | undefined;
}

/** 32,768 UTF-16 units are documented; the service refuses a little before that. */
export const LONGEST_CELL = 32_000;
/** Writes of one transaction. */
export const MOST_WRITES = 100;

const MOST_CELLS = 252;
const LONGEST_NAME = 255;
/** 1,024 at Azure, 512 in the emulator. */
const LONGEST_KEY = 512;
const LARGEST_ROW = 1_048_576;
const LARGEST_TRANSACTION = 4 * 1_048_576;
/** What one operation's own lines cost in a transaction, at most. */
const ENVELOPE = 2_048;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters a key may not hold.
const FORBIDDEN_IN_KEY = /[/\\#?%\u0000-\u001f\u007f-\u009f]/;

/** A row that the store would refuse. People's input is limited before; so this is a bug, or a document beyond measure. */
export class BeyondLimits extends Error {
  override readonly name = "BeyondLimits";
}

/** Throws BeyondLimits when Azure would refuse the key. */
export function checkKey(key: string): void {
  if (key === "") throw new BeyondLimits("a key is empty");
  if (key.length > LONGEST_KEY) throw new BeyondLimits(`a key of ${key.length} characters: ${key.slice(0, 80)}…`);
  if (FORBIDDEN_IN_KEY.test(key)) throw new BeyondLimits(`a key holds a forbidden character: ${JSON.stringify(key)}`);
  if (key.trim() !== key) throw new BeyondLimits(`a key begins or ends with a space: ${JSON.stringify(key)}`);
}

/** Throws BeyondLimits when Azure would refuse the row. */
export function checkRow(partition: string, key: string, cells: Cells): void {
  checkKey(partition);
  checkKey(key);
  const named = Object.entries(cells);
  if (named.length > MOST_CELLS) throw new BeyondLimits(`${key} has ${named.length} cells`);
  for (const [name, text = ""] of named) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || name.length > LONGEST_NAME)
      throw new BeyondLimits(`${key} has a cell named ${JSON.stringify(name)}`);
    if (text.length > LONGEST_CELL) throw new BeyondLimits(`${key} has ${text.length} characters in ${name}`);
  }
  const bytes = sizeOf(partition, key, cells);
  if (bytes > LARGEST_ROW) throw new BeyondLimits(`${key} has ${bytes} bytes`);
}

/** Throws BeyondLimits when Azure would refuse the rows in one transaction. */
export function checkTransaction(bytes: readonly number[]): void {
  if (bytes.length === 0 || bytes.length > MOST_WRITES) throw new BeyondLimits(`${bytes.length} writes at once`);
  const total = bytes.reduce((sum, size) => sum + size + ENVELOPE, 0);
  if (total > LARGEST_TRANSACTION) throw new BeyondLimits(`${total} bytes at once`);
}

/** Bytes of a row as Azure counts them: text in UTF-16, names included. */
export function sizeOf(partition: string, key: string, cells: Cells): number {
  const named = Object.entries(cells).map(([name, text = ""]) => 12 + 2 * (name.length + text.length));
  return named.reduce((sum, size) => sum + size, 4 + 2 * (partition.length + key.length));
}
