import { childOf, elementsOf, isOn, walkXml, type XmlElement } from "../package/markup.ts";

/** A stretch of text; `struck` is null where the cell's own font decides. */
export interface Run {
  readonly text: string;
  readonly struck: boolean | null;
}

/** Reads a workbook's shared strings, each by its runs. */
export function readStrings(bytes: Uint8Array): readonly (readonly Run[])[] {
  const strings: (readonly Run[])[] = [];
  walkXml(bytes, {
    isWhole: (name) => name === "si",
    whole: (string) => strings.push(runsOf(string)),
    open: () => {},
    close: () => {},
  });
  return strings;
}

/** The runs of a string, shared or written in its cell; how it is pronounced is left aside. */
export function runsOf(string: XmlElement | undefined): readonly Run[] {
  return elementsOf(string).flatMap((part): Run[] => {
    if (part.name === "t") return [{ text: xmlText(part), struck: null }];
    if (part.name !== "r") return [];
    const properties = childOf(part, "rPr");
    // A run with properties of its own owes the cell's font nothing.
    const struck = properties === undefined ? null : (isOn(properties, "strike") ?? false);
    return [{ text: xmlText(childOf(part, "t")), struck }];
  });
}

/** An element's own text, with the characters that XML cannot hold put back: "_x000D_" is a carriage return. */
export function xmlText(element: XmlElement | undefined): string {
  const text = (element?.children ?? []).filter((child) => typeof child === "string").join("");
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    code === "0000" ? "" : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
