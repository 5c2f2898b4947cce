/** Remembers the last answers by key, so that what Teams delivers again is not done again. */
export interface Recent<T> {
  /** The answer in hand or just given for this key; else the one `answer` gives. One that rejected is not remembered. */
  once(key: string, answer: () => Promise<T>): Promise<T>;
}

/** In this process alone, and no more than `most`: the store's inbox is what guarantees that a change is made once. */
export function createRecent<T>(most: number): Recent<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    once(key, answer) {
      const before = answers.get(key);
      if (before !== undefined) return before;
      const given = answer();
      answers.set(key, given);
      given.catch(() => answers.delete(key));
      for (const oldest of answers.keys()) {
        if (answers.size <= most) break;
        answers.delete(oldest);
      }
      return given;
    },
  };
}
