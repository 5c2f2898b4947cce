import { withoutEnds } from "./ends.ts";
/** What a plan may be called: a-z, 0-9 and hyphens, at most 40. */
export const PLAN_ID = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** An id made of a title that no plan has. */
export function freePlanId(title: string, taken: readonly string[]): string {
  const bare = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’\p{M}]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 36);
  const plain = withoutEnds(bare, /-/);
  const id = plain === "" ? "plan" : plain;
  for (let count = 1; ; count++) {
    const tried = count === 1 ? id : `${id}-${count}`;
    if (!taken.includes(tried)) return tried;
  }
}
