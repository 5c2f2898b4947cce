import { randomUUID } from "node:crypto";
import { promises as files } from "node:fs";
import { basename, extname } from "node:path";
import { importPlan } from "../app/import-plan.ts";
import { readCsv } from "../documents/csv.ts";
import { previewImport } from "../domain/import-preview.ts";
import { DEFAULT_SETTINGS } from "../domain/plan.ts";
import { type ImportSource, type PlanImport, planImport } from "../domain/plan-import.ts";
import type { Table } from "../domain/table.ts";
import { accepted, json, keyOf } from "./answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, Refused, TENANT_HELP, TENANT_OPTION, WrongUse } from "./command.ts";

/** Takes in a plan from its file. */
export const importCommand: Command = {
  name: "import",
  usage: "import FILE --plan ID [--people FILE] [--title TEXT] [--preview] [--json]",
  about: [
    "Takes in a plan from a CSV file, whole or not at all. A plan that is there already is left as it is.",
    "--plan ID       what the plan is called from now on: a-z, 0-9 and hyphens",
    "--people FILE   a CSV that says who the plan's names are",
    "--title TEXT    the plan's title; else the name of the file",
    "--preview       show what was understood and what was not, and save nothing",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 1,
  options: {
    plan: { type: "string" },
    people: { type: "string" },
    title: { type: "string" },
    preview: { type: "boolean" },
    ...JSON_OPTION,
    ...TENANT_OPTION,
  },
  run: async (typed, { open, print, now }) => {
    const [file = ""] = typed.words;
    const plan = typed.text("plan");
    if (plan === undefined) throw new WrongUse("Say what the plan is to be called: --plan ID");
    // A preview saves nothing and asks nothing of the store.
    const opened = typed.flag("preview") ? undefined : await open();
    const people = typed.text("people");
    const source: ImportSource = {
      key: keyOf(plan, opened ?? { tenant: typed.text("tenant") ?? "" }),
      title: typed.text("title") ?? basename(file, extname(file)),
      table: await readTableFile(file),
      people: people === undefined ? null : await readTableFile(people),
      settings: { ...DEFAULT_SETTINGS, zone: opened?.zone ?? DEFAULT_SETTINGS.zone },
      by: { id: "administrator", name: "an administrator" },
      now,
      newId: randomUUID,
    };
    const imported = accepted(opened === undefined ? planImport(source) : await importPlan(opened.stores, source));
    print(typed.flag("json") ? json(previewImport(imported)) : describe(imported, opened !== undefined));
    return 0;
  },
};

async function readTableFile(file: string): Promise<Table> {
  const bytes = await files.readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "EACCES" || error.code === "EISDIR")
      throw new Refused(`The file ${file} cannot be opened, so nothing was imported.`);
    throw error;
  });
  return accepted(readCsv(bytes));
}

function describe({ plan, actions, problems }: PlanImport, saved: boolean): string {
  const found = `${plan.themes.length} themes, ${plan.objectives.length} objectives, ${actions.length} actions, ${plan.people.length} people`;
  const listed = problems.map(({ place, ref, field, text, message }) => {
    const where = ref === null ? place : `${place} (${ref})`;
    return `  ${where}, ${field}${text === "" ? "" : ` “${text.replace(/\s+/g, " ")}”`}: ${message}`;
  });
  return [
    `${plan.title}: ${found}.`,
    problems.length === 0 ? "Everything was understood." : `To settle (${problems.length}):`,
    ...listed,
    saved
      ? `Saved as ${plan.key.plan}. Reminders begin when a plan owner presses Start reminders.`
      : "Nothing was saved.",
  ].join("\n");
}
