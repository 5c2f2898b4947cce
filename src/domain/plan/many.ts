/** Adds many to a list. `push(...many)` puts each of them on the stack, which 10 MB of tabs overflow. */
export function addAll<T>(list: T[], many: Iterable<T>): void {
  for (const one of many) list.push(one);
}

/** The least of many numbers, without putting each on the stack; of none it is infinite. */
export function leastOf(numbers: readonly number[]): number {
  return numbers.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
}

/** The greatest of many numbers; of none it is minus infinite. */
export function greatestOf(numbers: readonly number[]): number {
  return numbers.reduce((greatest, one) => Math.max(greatest, one), Number.NEGATIVE_INFINITY);
}
