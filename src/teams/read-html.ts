import { Tokenizer } from "htmlparser2";

const nothing = () => {};
const IGNORED = {
  ...{ onattribentity: nothing, onattribend: nothing, onattribname: nothing, onattribdata: nothing, oncdata: nothing },
  ...{ oncomment: nothing, ondeclaration: nothing, onend: nothing, onprocessinginstruction: nothing },
  ...{ ontext: nothing, ontextentity: nothing, onclosetag: nothing, onselfclosingtag: nothing, onopentagend: nothing },
};

/** The cells of the tables of formatted text, by row, as a person sees them: a paragraph or a break is a line. */
export function cellsIn(html: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let text: string | null = null;
  const add = (piece: string) => {
    if (text !== null) text += piece;
  };
  const endCell = () => {
    if (text !== null) rows.at(-1)?.push(linesOf(text));
    text = null;
  };
  const tokens = new Tokenizer(
    {},
    {
      ...IGNORED,
      ontext: (start, end) => add(html.slice(start, end).replace(/\s+/g, " ")),
      ontextentity: (code) => add(String.fromCodePoint(code).replace(/\s/, " ")),
      onopentagname(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (name === "br") add("\n");
        if (name === "tr" || name === "td" || name === "th") endCell();
        if (name === "tr") rows.push([]);
        if (name === "td" || name === "th") text = "";
      },
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        if (name === "p" || name === "li" || name === "div") add("\n");
        if (name === "tr" || name === "td" || name === "th") endCell();
      },
    },
  );
  tokens.write(html);
  tokens.end();
  endCell();
  return rows.filter((row) => row.length > 0);
}

function linesOf(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.join("\n").trim();
}

/** Where the links of formatted text lead, in their order. */
export function linksIn(html: string): readonly string[] {
  const links: string[] = [];
  let [tag, attribute, link] = ["", "", ""];
  const end = () => {
    if (tag === "a" && link !== "") links.push(link);
  };
  const add = (piece: string) => {
    if (tag === "a" && attribute === "href") link += piece;
  };
  const tokens = new Tokenizer(
    {},
    {
      ...IGNORED,
      onopentagname(start, stop) {
        [tag, attribute, link] = [html.slice(start, stop).toLowerCase(), "", ""];
      },
      onattribname(start, stop) {
        attribute = html.slice(start, stop).toLowerCase();
      },
      onattribdata: (start, stop) => add(html.slice(start, stop)),
      onattribentity: (code) => add(String.fromCodePoint(code)),
      ...{ onopentagend: end, onselfclosingtag: end },
    },
  );
  tokens.write(html);
  tokens.end();
  return links;
}
