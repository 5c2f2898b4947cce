import { utils } from "@e965/xlsx";
import {
  FORM_COLUMNS,
  type FormColumn,
  type ReturnForm,
  type ReturnFormRow,
  YOUR_NAME,
} from "../../domain/partners/return-form.ts";
import { FORM_STYLE, formStylesXml } from "./form-styles.ts";
import { packWorkbook } from "./pack-workbook.ts";
import { escaped, textXml } from "./sheet-xml.ts";

/** The row of the headings; above them stand the name of who fills it in and the form's code. */
const HEADINGS = 3;
const NAME_ROW = 1;
const HINT_ROW = 2;
const CODE_COLUMN = FORM_COLUMNS.length - 1;

const WIDTHS: Readonly<Record<FormColumn, number>> = {
  Ref: 10,
  Action: 42,
  Due: 20,
  "Rating now": 12,
  Rating: 12,
  Progress: 50,
  "Difference for children": 36,
  Evidence: 30,
  "Next review date": 18,
  "Code (leave as it is)": 12,
};

/**
 * Writes a return form: a sheet that says how, and one whose coloured cells are to be filled in; all others are locked
 * (without a password). Every cell is text, never a formula; a rating is chosen from a list, a date must be one.
 */
export function writeReturnForm(form: ReturnForm): Promise<Buffer> {
  return packWorkbook(
    [
      { name: "Your update", titleRow: HEADINGS, xml: rowsXml(form) },
      { name: "How to fill it in", titleRow: 0, xml: howXml(form) },
    ],
    formStylesXml(),
  );
}

function rowsXml(form: ReturnForm): string {
  const { rows, ratings, title, code } = form;
  const top = [
    row(NAME_ROW, [
      at(NAME_ROW, "Ref", FORM_STYLE.label, YOUR_NAME),
      at(NAME_ROW, "Action", FORM_STYLE.input, ""),
      at(NAME_ROW, "Due", FORM_STYLE.plain, title),
      textXml(cellName(NAME_ROW, CODE_COLUMN), FORM_STYLE.code, code),
    ]),
    row(HINT_ROW, [
      at(
        HINT_ROW,
        "Action",
        FORM_STYLE.plain,
        "Fill in the coloured cells; leave a row empty where there is nothing new.",
      ),
    ]),
    row(
      HEADINGS,
      FORM_COLUMNS.map((column) => at(HEADINGS, column, FORM_STYLE.heading, column)),
    ),
  ];
  const last = HEADINGS + Math.max(1, rows.length);
  return sheet({
    pane: HEADINGS,
    widths: FORM_COLUMNS.map((column) => WIDTHS[column]),
    rows: [...top, ...rows.map((one, index) => formRow(one, HEADINGS + 1 + index))],
    validations: [listOf(ratings, areaOf("Rating", last)), dateIn(areaOf("Next review date", last))],
  });
}

function formRow({ cells, fills }: ReturnFormRow, number: number): string {
  const drawn = FORM_COLUMNS.map((column) => {
    const fill = fills.find((one) => one === column);
    if (fill === "Next review date") return at(number, column, FORM_STYLE.date, "");
    if (fill !== undefined) return at(number, column, FORM_STYLE.input, "");
    const text = column in cells ? cells[column as keyof typeof cells] : "";
    return at(number, column, column === "Code (leave as it is)" ? FORM_STYLE.code : FORM_STYLE.text, text);
  });
  return row(number, drawn);
}

function howXml({ title, instructions }: ReturnForm): string {
  const lines = [title, ...instructions];
  return sheet({
    pane: 0,
    widths: [110],
    rows: lines.map((line, index) =>
      row(index + 1, [textXml(cellName(index + 1, 0), index === 0 ? FORM_STYLE.heading : FORM_STYLE.text, line)]),
    ),
    validations: [],
  });
}

interface SheetParts {
  /** Rows that stand still; 0 for none. */
  readonly pane: number;
  readonly widths: readonly number[];
  readonly rows: readonly string[];
  readonly validations: readonly string[];
}

function sheet({ pane, widths, rows, validations }: SheetParts): string {
  const frozen = `<pane ySplit="${pane}" topLeftCell="A${pane + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${pane === 0 ? "" : frozen}</sheetView></sheetViews>`,
    `<cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData>`,
    // Columns and rows may still be made wider; nothing else of what is locked.
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"/>',
    validations.length === 0
      ? ""
      : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join("");
}

function listOf(words: readonly string[], area: string): string {
  const fault = 'errorTitle="Rating" error="Choose one of the list." showErrorMessage="1"';
  return `<dataValidation type="list" allowBlank="1" ${fault} sqref="${area}"><formula1>"${escaped(words.join(","))}"</formula1></dataValidation>`;
}

// A warning alone: a date in words is read as well.
function dateIn(area: string): string {
  const fault = 'errorStyle="warning" errorTitle="Next review date" error="Put a date, such as 31 July 2027."';
  return `<dataValidation type="date" operator="greaterThan" allowBlank="1" ${fault} showErrorMessage="1" sqref="${area}"><formula1>40000</formula1></dataValidation>`;
}

function areaOf(column: FormColumn, last: number): string {
  const letters = utils.encode_col(FORM_COLUMNS.indexOf(column));
  return `${letters}${HEADINGS + 1}:${letters}${last}`;
}

function at(number: number, column: FormColumn, style: number, text: string): string {
  return textXml(cellName(number, FORM_COLUMNS.indexOf(column)), style, text);
}

function cellName(number: number, column: number): string {
  return `${utils.encode_col(column)}${number}`;
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join("")}</row>`;
}
