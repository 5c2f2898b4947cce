/** Keeps a value as the newest of at most so many: the one that was kept first goes. Gives it back. */
export function keepNewest<T>(kept: Map<string, T>, key: string, value: T, most: number): T {
  kept.delete(key);
  const [oldest] = kept.keys();
  if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
  return value;
}
