import { z } from "zod";
import type { ImportView } from "../../app/import/import-draft.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay, formatInstant, isDay } from "../../domain/calendar/day.ts";
import { DEFAULT_SETTINGS } from "../../domain/plan/plan.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { card } from "../elements/template.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { choiceButtons, choiceLines, ImportLine, importPage, line, namesOf } from "./views.ts";

const Item = z.strictObject({
  kind: z.string(),
  title: z.string(),
  lines: z.array(ImportLine),
  hasButtons: z.boolean(),
  buttons: Buttons,
});
const draw = card(
  "import-changes",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    items: z.array(Item),
    buttons: Buttons,
  }),
);
type Item = Omit<z.infer<typeof Item>, "hasButtons">;
type Reconciliation = NonNullable<ImportView["reconciliation"]>;
/** Makes the buttons of an item that a person decides. */
type Decide = (title: string, decision: Decision) => Button;
type Decision = { readonly as: "decide" | "take-file" | "keep-ours"; readonly about: string; readonly choice: string };

const PAGE = 5;
/** Fields of one action shown; more are counted. */
const MOST = 4;

/** What applying changes, field by field; what a person has to decide stands first. */
export function importChangesCard(view: ImportView, page: number, banner = ""): Message {
  const found = view.reconciliation;
  // Buttons carry the page they stand on, so each item is drawn with it.
  const all = found === null ? [] : itemsOf(found);
  const { shown, here, buttons, says } = importPage(view.name, "changes", all, page, PAGE);
  const decide: Decide = (title, decision) =>
    button(title, { verb: "decide-import", ...namesOf(view.name), page: here, ...decision });
  const open = found?.proposals.filter(({ answer }) => answer === null).length ?? 0;
  const heading = open === 0 ? count(all.length, "change") : `${count(all.length, "change")}, ${open} to decide`;
  return {
    card: draw({
      hasBanner: banner !== "",
      banner: said(banner, 300),
      heading,
      note: [said(view.title, 100), says].filter((part) => part !== "").join(" · "),
      items: shown.map((make) => withButtons(make(decide))),
      buttons,
    }),
    summary: heading,
  };
}

function withButtons(item: Item) {
  return { ...item, hasButtons: item.buttons.length > 0, buttons: item.buttons.map((one) => spoken(one, item.title)) };
}

function itemsOf(found: Reconciliation): readonly ((decide: Decide) => Item)[] {
  const plain = (kind: string, title: string, lines: Item["lines"]) => () => ({ kind, title, lines, buttons: [] });
  return [
    ...found.proposals.map((proposal) => (decide: Decide) => proposalItem(proposal, decide)),
    ...found.kept.map((kept) => (decide: Decide) => keptItem(kept, decide)),
    ...(found.plan.length > 0 ? [plain("The plan", "title, themes and objectives", differences(found.plan))] : []),
    ...found.changed.map((one) => plain("Changed", titleOf(one), differences(one.fields))),
    ...found.added.map((one) => plain("Added", titleOf(one), [])),
    ...found.missing.map((one) =>
      plain("Not in this file", titleOf(one), [
        line("", `It is kept in the plan as it is. If it is done with: withdraw ${one.ref} because …`),
      ]),
    ),
  ];
}

const PROPOSED: Readonly<Record<Reconciliation["proposals"][number]["kind"], string>> = {
  renumbered: "Perhaps renumbered",
  "ref-reused": "Known number, other words",
  split: "Perhaps split",
  merged: "Perhaps merged",
};

function proposalItem(
  { id, kind, was, now, says, choices, answer }: Reconciliation["proposals"][number],
  decide: Decide,
): Item {
  const chosen = choices.find(({ value }) => value === answer);
  const other = choices.filter(({ value }) => value !== answer).slice(0, MOST);
  const words = other.map((choice) => choice.says);
  return {
    kind: PROPOSED[kind],
    title: said(says, 250),
    lines: [
      ...was.slice(0, MOST).map((one) => line("In the plan:", titleOf(one))),
      ...now.slice(0, MOST).map((one) => line("In this file:", titleOf(one))),
      ...(chosen === undefined ? [] : [line("✓ Decided:", chosen.says, 250)]),
      ...choiceLines(words),
    ],
    buttons: [
      ...choiceButtons(words, (title, index) =>
        decide(title, { as: "decide", about: id, choice: other[index]?.value ?? "" }),
      ),
    ],
  };
}

function keptItem(kept: Reconciliation["kept"][number], decide: Decide): Item {
  const { id, field, ours, file, by, at, taken, isFixed } = kept;
  const stands = isFixed ? "Ours is kept: an end date moves, and does not go away." : "Ours is kept.";
  const when = () => (isDay(at) ? formatDay(at) : formatInstant(at, DEFAULT_SETTINGS.zone));
  const filed = by === "" || at === "" ? "" : `, by ${by} on ${when()}`;
  return {
    kind: isFixed ? "Kept here" : "Newer here",
    title: titleOf(kept),
    lines: [
      line(`Its ${field}:`, `${ours}${filed}`),
      line("In this file:", file === "" ? "none" : file),
      line("✓", taken ? "The file's is taken when you apply." : stands),
    ],
    buttons: isFixed
      ? []
      : [
          taken
            ? decide("Keep ours", { as: "keep-ours", about: id, choice: "" })
            : decide("Take the file's", { as: "take-file", about: id, choice: "" }),
        ],
  };
}

function differences(fields: Reconciliation["plan"]): Item["lines"] {
  const lines = fields
    .slice(0, MOST)
    .map(({ field, from, to }) => line(`${field}:`, `${said(from ?? "nothing", 120)} → ${said(to ?? "nothing", 120)}`));
  return fields.length > MOST ? [...lines, line("", `and ${count(fields.length - MOST, "more field")}`)] : lines;
}

function titleOf({ ref, title }: { readonly ref: string; readonly title: string }): string {
  return said(`${ref} ${title}`.replace(/\s+/g, " "), 120);
}
