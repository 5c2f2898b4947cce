import { afterAll, beforeAll, expect, it } from "vitest";
import { AMINA } from "../builders.ts";
import { docx, p, r, tbl, tc, tr } from "../documents/docx.ts";
import { c, row, xlsx } from "../documents/xlsx.ts";
import { type Image, startImage } from "./image.ts";

const ROWS = [
  ["Ref", "Action", "Lead", "End date", "RAG"],
  ["1.1.1", "Read every plan with the child", "Amina Diallo", "31 March 2027", "Amber"],
  ["1.1.2", "Meet each family within a week", "Ben Okafor", "30 April 2027", "Green"],
];
const cell = (text: string, at: number, line: number) => c(`${String.fromCharCode(65 + at)}${line + 1}`, text);
const lines = ROWS.map((cells, line) => row(line + 1, cells.map((text, at) => cell(text, at, line)).join("")));
const FILES: readonly [string, Buffer][] = [
  ["plan.docx", docx(tbl(ROWS.map((cells) => tr(cells.map((text) => tc(p(r(text)))))))) as Buffer],
  ["plan.xlsx", xlsx(`<sheetData>${lines.join("")}</sheetData>`) as Buffer],
  ["plan.csv", Buffer.from(ROWS.map((cells) => cells.join(",")).join("\n"))],
];

let image: Image;
beforeAll(async () => {
  image = await startImage();
}, 60_000);
afterAll(() => image?.stop());

it("reminds whoever has something to do, once it runs", async () => {
  const { to, card } = await image.firstMessage();
  expect(to).toBe(`with-${AMINA}`);
  expect(card.says).toContain("Rewrite the plan template with young people");
});

it("answers a question", async () => {
  expect((await image.says("show 1.1.1")).says).toContain("Nine in ten children say they know their plan");
});

it.each(FILES)("reads %s and asks what to do with it", async (name, bytes) => {
  const asked = await image.says("", image.holding(name, bytes));
  expect(asked.says).toContain(`From ${name}. Nothing is saved until you press Apply.`);
  expect(asked.says).toContain("1 amber, 1 green");
});

it("hands over the plan as Excel and as CSV, and its people", async () => {
  const { links } = await image.says("export");
  const given = await Promise.all(links.map(async (link) => (await image.fetch(link)).text()));
  const [excel = "", plan, people] = given;
  expect(excel.slice(0, 2)).toBe("PK");
  expect(plan).toContain("Rewrite the plan template with young people");
  expect(people).toContain("Owen Pryce");
});

it("has its command line beside it", async () => {
  expect(await image.plan("show", "north-2027")).toContain("Rewrite the plan template with young people");
});

it("ends on SIGTERM, with everything said in its log and no fault", async () => {
  const { code, printed } = await image.terminate();
  expect(code).toBe(0);
  expect(printed).toContain('"event":"stopped"');
  expect(printed).not.toContain('"level":"error"');
});
