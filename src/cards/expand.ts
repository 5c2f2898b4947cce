type Fields = Readonly<Record<string, unknown>>;

/**
 * A card made of a template and its data, in the part of Microsoft's templating language that ours are held to: a field
 * alone keeps its type, `$data` repeats an element for each row, `$when` leaves one out.
 * https://learn.microsoft.com/adaptive-cards/templating/language. Its own engine takes whole grammars to read a name: as
 * long as all the rest of a start, and most of what a card takes. A test holds the two to the same cards.
 */
export function expand(template: unknown, root: Fields): unknown {
  return drawn(template, root, root)[0];
}

/** What becomes of a part of the template: as a rule one thing, of a row's element one for each, or nothing. */
function drawn(node: unknown, here: Fields, root: Fields): readonly unknown[] {
  if (typeof node === "string") return [filled(node, here, root)];
  if (Array.isArray(node)) return [node.flatMap((child) => drawn(child, here, root))];
  if (typeof node !== "object" || node === null) return [node];
  const { $data, ...element } = node as Fields;
  if ($data === undefined) return elementOf(element, here, root);
  const rows = filled(String($data), here, root);
  return (Array.isArray(rows) ? rows : [rows]).flatMap((row) => elementOf(element, row, root));
}

function elementOf({ $when, ...rest }: Fields, here: Fields, root: Fields): readonly unknown[] {
  if ($when !== undefined && filled(String($when), here, root) !== true) return [];
  const fields = Object.entries(rest).flatMap(([name, child]) =>
    drawn(child, here, root).map((value) => [name, value] as const),
  );
  return [Object.fromEntries(fields)];
}

function filled(text: string, here: Fields, root: Fields): unknown {
  const [whole, name] = /^\$\{([\w.$]+)\}$/.exec(text) ?? [];
  if (whole !== undefined && name !== undefined) return namedIn(name, here, root);
  return text.replace(/\$\{([\w.$]+)\}/g, (_, part: string) => String(namedIn(part, here, root)));
}

function namedIn(name: string, here: Fields, root: Fields): unknown {
  const [first = "", ...path] = name.split(".");
  const start = first === "$root" ? root : first === "$data" ? here : here[first];
  return path.reduce<unknown>((value, step) => (value as Fields)[step], start);
}
