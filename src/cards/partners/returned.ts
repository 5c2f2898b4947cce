import type { FiledView } from "../../app/partners/file-returned.ts";
import type { JudgedRow, ReturnedView } from "../../app/partners/returned-form.ts";
import type { Message } from "../../app/ports/messages.ts";
import { redactAction } from "../../domain/permissions/audience.ts";
import { type Button, button, spoken } from "../elements/buttons.ts";
import { type Entry, entriesCard } from "../elements/entries.ts";
import { titleOf } from "../elements/line.ts";
import { pageAt, pageButtons } from "../elements/pages.ts";
import { fitted } from "../elements/template.ts";
import { count, figures } from "../words/phrases.ts";
import { rowLines } from "./row-words.ts";

/** What comes first: what needs a decision, what is filed, what is to be mended, what is in. */
const ORDER = ["asks", "ready", "unclear", "ref-changed", "not-theirs", "in-already"] as const;

/** A return form that came back: each row as it will be filed, or what stands in its way. `banner`: what was just done. */
export function returnedCard(view: ReturnedView, page: number, banner: string): Message {
  const { plan, rows, id, reporter } = view;
  const sorted = [...rows].sort((a, b) => ORDER.indexOf(a.verdict.kind) - ORDER.indexOf(b.verdict.kind));
  const of = { plan: plan.key.plan, returned: id };
  const shown = pageAt(sorted, page);
  const ready = rows.filter(({ verdict }) => verdict.kind === "ready").length;
  const file = { verb: "file-returned", ...of, page: 1 };
  const buttons: Button[] = [
    ...(ready === 0 ? [] : [button(`File ${count(ready, "update")}`, file)]),
    ...pageButtons(shown, (title, to) => button(title, { verb: "open-returned", ...of, page: to })),
  ];
  const note = [`Reported by ${reporter}`, plan.title.slice(0, 100), shown.says]
    .filter((part) => part !== "")
    .join(" · ");
  return fitted((most) =>
    entriesCard({
      heading: headingOf(rows, ready, banner !== ""),
      note,
      banner: [banner, restWords(view)].filter((part) => part !== "").join(" "),
      entries: shown.shown.map((row) => entryOf(view, row, shown.here)),
      buttons,
      most: Math.min(most, MOST_WORDS[Math.min(shown.shown.length, 6)] ?? 300),
    }),
  );
}

/** Characters of a line by how many rows share the card: what is longer is in the form and, once filed, in the history. */
const MOST_WORDS: readonly number[] = [700, 700, 700, 600, 500, 400, 300];

function headingOf(rows: readonly JudgedRow[], ready: number, filed: boolean): string {
  const of = (...kinds: readonly string[]) => rows.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  const [asks, unclear, already] = [of("asks"), of("unclear", "ref-changed", "not-theirs"), of("in-already")];
  if (rows.length === 0) return "Nothing is filled in on this return form";
  if (already === rows.length) return filed ? "All of this return form is in" : "This return form is in already";
  const parts = [
    ...(ready === 0 ? [] : [`${count(ready, "update")} ready`]),
    ...(asks === 0 ? [] : [`${asks} to decide`]),
    ...(unclear === 0 ? [] : [`${unclear} not ready`]),
    ...(already === 0 ? [] : [`${already} in already`]),
  ];
  return `Return form: ${parts.join(", ")}`;
}

function restWords({ rows, leftAside }: ReturnedView): string {
  const mend = rows.some(({ verdict }) => verdict.kind === "unclear" || verdict.kind === "ref-changed");
  const aside =
    leftAside === 0
      ? ""
      : `${figures(leftAside)} more ${leftAside === 1 ? "row was" : "rows were"} left aside: without a code that reads, or about an action that came before.`;
  const again = mend ? "What is missing can be put right in the form: drop it again, nothing comes in twice." : "";
  return [aside, again].filter((part) => part !== "").join(" ");
}

function entryOf(view: ReturnedView, judged: JudgedRow, page: number): Entry {
  const { row, action, verdict } = judged;
  const ref = action?.value.ref ?? row.code.ref;
  const renamed = ref === row.code.ref ? "" : ` (was ${row.code.ref})`;
  const data = { plan: view.plan.key.plan, returned: view.id, page, action: row.code.action };
  const press =
    verdict.kind === "asks" && action !== null
      ? [
          spoken(
            button("File it all the same", {
              verb: "file-returned-row",
              ...data,
              version: action.value.version,
              confirmed: verdict.confirmed,
            }),
            ref,
          ),
        ]
      : [];
  return {
    name: `${ref}${renamed} ${action === null ? "" : titleOf(redactAction(view, action.value))}`.trim(),
    lines: rowLines(view, judged),
    buttons: press,
  };
}

/** What came of filing, in a sentence. */
export function filedWords({ filed, changed, waits }: Omit<FiledView, "view">, reporter: string): string {
  if (changed)
    return "It has changed since you looked, so nothing was filed: look at how it stands now and press again.";
  if (filed === 0 && waits)
    return "Nothing more was filed: what is in came in before, and what is not says why it waits.";
  if (filed === 0) return "That was filed already, and only once.";
  return `${count(filed, "update")} filed, reported by ${reporter}.`;
}
