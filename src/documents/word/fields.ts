import { childOf, elementsOf, isOn, valOf, type XmlElement } from "../package/markup.ts";

/** The fields of a paragraph: results are text, codes are not. */
export interface Fields {
  /** Takes a run's child if it belongs to a field's making; an old form's box or choice is told as its result. */
  take(element: XmlElement, result: (text: string) => void): boolean;
  /** A field without runs of its own for its code. */
  simple(code: string): void;
  /** Whether what comes now belongs to a code, where results of inner fields are not shown either. */
  inCode(): boolean;
}

// Fields that show what stands in another file; only the words last seen are here.
const LINKED = /^\s*(?:INCLUDETEXT|LINK|DDE|DDEAUTO|DATABASE|RD)\b/i;

/** `linked` is told the code of each field that shows another file. */
export function startFields(linked: (code: string) => void): Fields {
  const open: { code: string; inCode: boolean }[] = [];
  const note = (code: string) => {
    if (LINKED.test(code)) linked(code.trim());
  };
  const mark = (element: XmlElement, result: (text: string) => void) => {
    const top = open.at(-1);
    switch (element.attributes["fldCharType"]) {
      case "begin":
        open.push({ code: "", inCode: true });
        return result(formResult(childOf(element, "w:ffData")));
      case "separate":
        if (top !== undefined) top.inCode = false;
        return note(top?.code ?? "");
      case "end":
        open.pop();
    }
  };
  return {
    take(element, result) {
      if (element.name === "w:fldChar") mark(element, result);
      else if (element.name === "w:instrText") {
        const top = open.at(-1);
        if (top !== undefined) top.code += element.children.filter((child) => typeof child === "string").join("");
      } else return element.name === "w:delInstrText";
      return true;
    },
    simple: note,
    inCode: () => open.some(({ inCode }) => inCode),
  };
}

/** What an old form shows: a box ticked or not, or the choice made from its list. A text's result stands in runs. */
function formResult(form: XmlElement | undefined): string {
  const box = childOf(form, "w:checkBox");
  if (box !== undefined) return (isOn(box, "w:checked") ?? isOn(box, "w:default")) ? "☒" : "☐";
  const list = childOf(form, "w:ddList");
  const choices = elementsOf(list).filter(({ name }) => name === "w:listEntry");
  return choices[Number(valOf(list, "w:result") ?? valOf(list, "w:default") ?? 0)]?.attributes["val"] ?? "";
}
