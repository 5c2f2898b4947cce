import { describe, expect, it } from "vitest";
import { readActivity } from "../../src/teams/read-activity.ts";
import { anActivity, personalChat } from "../fakes/bot.ts";

const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
const URL = "https://council-my.sharepoint.com/download?tempauth=1";

function hear(text: string, attachments: unknown) {
  const activity = anActivity(nia, personalChat(nia), "http://127.0.0.1:1/", { type: "message", text, attachments });
  return readActivity(activity, new Date(0), () => "fresh")?.heard;
}

function dropped(name: string, more = {}) {
  return {
    contentType: "application/vnd.microsoft.teams.file.download.info",
    contentUrl: "https://council-my.sharepoint.com/personal/nia/Documents/plan.docx",
    name,
    content: { downloadUrl: URL, uniqueId: "1", fileType: "docx" },
    ...more,
  };
}

const html = (content: string) => ({ contentType: "text/html", content });

describe("a file dropped into a chat", () => {
  it("is heard with its name and the address that needs no token", () => {
    expect(hear("", [dropped("plan.docx")])).toEqual({
      kind: "file",
      name: "plan.docx",
      url: URL,
      link: "https://council-my.sharepoint.com/personal/nia/Documents/plan.docx",
      others: 0,
      text: "",
    });
  });

  it("is the first of several, and the others are counted", () => {
    const heard = hear("Here", [html("<p>Here</p>"), dropped("a.docx"), dropped("b.xlsx")]);
    expect(heard).toMatchObject({ name: "a.docx", others: 1, text: "Here" });
  });

  it("comes by its own address from a client without OneDrive", () => {
    const plain = { contentType: "text/csv", contentUrl: "http://127.0.0.1:1/plan.csv", name: "plan.csv" };
    expect(hear("", [plain])).toMatchObject({ kind: "file", name: "plan.csv", url: "http://127.0.0.1:1/plan.csv" });
  });

  it("without a name has one", () => {
    expect(hear("", [dropped("")])).toMatchObject({ name: "file.docx" });
  });

  it.each([
    ["formatted text", html("<p>help</p>")],
    ["a picture", { contentType: "image/png", contentUrl: "https://smba.trafficmanager.net/uk/v3/attachments/1" }],
    ["a card", { contentType: "application/vnd.microsoft.card.adaptive", content: {} }],
    ["a file without an address", { contentType: "text/csv", name: "plan.csv" }],
    ["something else", 7],
    ["nothing", null],
  ])("is not %s", (_, attachment) => {
    expect(hear("help", [attachment])).toEqual({ kind: "text", text: "help" });
  });
});

describe("a pasted table", () => {
  it.each([
    ["tabs", "Ref\tAction\n1.1\tWrite it\n1.2\tTry it"],
    ["pipes", "| Ref | Action |\r\n|---|---|\r\n| 1.1 | Write it |"],
  ])("of %s keeps its lines", (_, text) => {
    expect(hear(text, [html("<p>Ref</p>")])).toEqual({ kind: "table", text });
  });

  it("is read from the formatted text, where the plain text has lost its cells", () => {
    const table = html(
      '<div>Here:</div><table class="a"><tbody><tr><th>Ref</th><td>Action</td></tr>' +
        "<tr><td>1.1</td><td><p>Write&nbsp;it &amp; say &quot;so&quot;</p><p>Try it<br>twice</p></td></tr></tbody></table>",
    );
    expect(hear("Here: RefAction1.1Write it", [table])).toEqual({
      kind: "table",
      text: 'Ref\tAction\n1.1\t"Write it & say ""so""\nTry it\ntwice"',
    });
  });

  it("is read where its cells are not closed, and what no tag is stays", () => {
    const table = html("<table><tr><th>Ref<th>Action<tr><td>1.1<td>Done in < 5 days &mdash; at last</table>");
    expect(hear("RefAction", [table])).toEqual({ kind: "table", text: "Ref\tAction\n1.1\tDone in < 5 days — at last" });
  });

  it.each([
    ["a sentence", "update 1.1 amber Two posts\toffered"],
    ["two lines", "Ref\tAction\n1.1\tWrite it"],
    ["prose with a bar or two", "First | second\nThen this.\nAnd that.\nAnd more.\nThe end."],
  ])("is not %s", (_, text) => {
    expect(hear(text, [])).toMatchObject({ kind: "text" });
  });
});
