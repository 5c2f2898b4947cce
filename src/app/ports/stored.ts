/** A value as read, with the mark that a write on it must still find. */
export interface Stored<T> {
  readonly value: T;
  /** Opaque: the store's ETag and the head of the history chain. */
  readonly mark: string;
}

/** Some of a long list, and where it goes on. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back for the next page; null: this was the last. */
  readonly next: string | null;
}

/** A newer release of ours, which is being rolled out beside this one, wrote what was to be changed. Nothing was changed. */
export class NewerRelease extends Error {
  override readonly name = "NewerRelease";
}
