/** A run that was not good, and why in words that anybody may read: no name, no secret. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
  /** Counts for the log. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.facts = facts;
  }
}
