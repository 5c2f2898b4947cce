import { formatInstant } from "../../domain/calendar/day.ts";
import type { ImportField } from "../../domain/plan/draft.ts";
import type { Refusal, UnreadKind } from "../../domain/plan/refusal.ts";
import { figures, listWords, quoted, type Sentences } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Files that are not read, each with the way to one that is. */
const UNREAD: { readonly [K in UnreadKind]: string } = {
  pdf:
    "A PDF does not keep its tables, so nothing was imported. Send the Word or Excel file it was made from. " +
    "If there is none, open the PDF in Word, save it as a Word Document (.docx), check its tables and send that.",
  "old-word":
    "This is an old kind of Word file (.doc), so nothing was imported. " +
    "Open it in Word, choose Save As and Word Document (.docx), and send that.",
  "old-excel":
    "This is a kind of Excel file that is not read here (.xls or .xlsb), so nothing was imported. " +
    "Open it in Excel, choose Save As and Excel Workbook (.xlsx), and send that.",
  protected:
    "The file is protected by a password or a sensitivity label, so nothing was imported. " +
    "Open it, take the protection off a copy under File, Info, Protect, and send the copy.",
  empty: "The file is empty, so nothing was imported. Check that it is the right one and was saved, and send it again.",
  other:
    "This is not a Word, Excel or CSV file, so nothing was imported. " +
    "Open it in the program it was made with, save it as .docx, .xlsx or .csv, and send that.",
};

/** Files that could not be had from where they were dropped. */
const NOT_FETCHED: Readonly<Record<Extract<Refusal, { reason: "file-not-fetched" }>["why"], string>> = {
  address:
    "The file does not lie where Teams keeps the files of this chat, so nothing was fetched. " +
    "Save it on your own device and drop it here from there.",
  gone: "The file could not be fetched from Teams, so nothing was imported. Drop it into this chat again.",
  time: "Fetching the file took too long, so nothing was imported. Try again, or drop a smaller file.",
};

/** What an answer to an import's problem has to be. */
const TAKEN_AS: Readonly<Record<ImportField, string>> = {
  ref: "a reference that no other action has",
  title: "an answer here",
  theme: "one of the file’s themes",
  objective: "one of the file’s objectives",
  leads: "leads, with semicolons between them",
  due: "a date with its year, such as 31 July 2027",
  rag: "a rating: Red, Amber, Green, Complete or Not rated",
  measures: "measures, with semicolons between them",
  dependsOn: "references of actions of the file",
};

type FileReason =
  | "file-unreadable"
  | "file-not-fetched"
  | "file-kind"
  | "file-too-big"
  | "columns-missing"
  | "nothing-to-import"
  | "import-unknown"
  | "import-applied"
  | "answer-unclear";

/** What is said of files and imports that cannot be as asked. */
export const FILE_SENTENCES: Sentences<FileReason> = {
  "file-unreadable": ({ why }) =>
    `The file could not be read, so nothing was imported: ${why}. Put it right and try again.`,
  "file-not-fetched": ({ why }) => NOT_FETCHED[why],
  "file-kind": ({ kind }) => UNREAD[kind],
  "file-too-big": ({ what, most }) =>
    `The file is too big, so nothing was imported: ${figures(most)} ${what} is the most. Split it, or leave out what is not the plan.`,
  "columns-missing": ({ columns }) =>
    `The table has no column ${listWords(columns.map(quoted), "or")}, so nothing was imported. ` +
    "Name the columns in its first row and try again.",
  "nothing-to-import": () =>
    "No row of the table is an action with a ref and a title, so nothing was imported. Check that it is the right file.",
  "import-unknown": () =>
    "This import was cancelled, or has waited longer than 30 days, so nothing was done. Hand the file over again.",
  "import-applied": ({ by, at }, zone) =>
    `${said(by, 80)} applied this import on ${formatInstant(at, zone)}, so nothing was changed now. ` +
    "To change the plan again, hand the file over again.",
  "answer-unclear": ({ field, text }) =>
    `${text === "" ? "Nothing" : quoted(text)} could not be taken as ${TAKEN_AS[field]}, so nothing was changed. ` +
    "Write it otherwise, or leave it empty for now.",
};
