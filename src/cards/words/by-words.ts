/** Who filed something, in whose name, how. */
interface Filed {
  readonly byName: string;
  readonly inNameOf: string | null;
  readonly via?: string | undefined;
}

/** "by Amina Diallo", "by Chloe Ng for Amina Diallo"; of a partner outside Teams "reported by Kent Police, entered by …". */
export function byWords({ byName, inNameOf, via }: Filed, by = "by "): string {
  if (inNameOf === null) return `${by}${byName}`;
  return via === "return form" ? `reported by ${inNameOf}, entered by ${byName}` : `${by}${byName} for ${inNameOf}`;
}
