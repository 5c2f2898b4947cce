import { describe, expect, it } from "vitest";
import { readDue } from "../../../src/domain/import/dates/due.ts";
import { governingDate } from "../../../src/domain/import/dates/governing.ts";
import { findTimes } from "../../../src/domain/import/dates/times.ts";

const PERIOD = { from: "2026-04-01", to: "2027-03-31" };

/** "end 2027-03-31 month", with how many dates were kept where there are several, and "!" where it is asked. */
function read(
  cell: string,
  role: "due" | "end" | "review" | "start" | "completed" = "end",
  period: typeof PERIOD | null = null,
): string {
  const { dates, problems } = readDue(cell.split("\n"), { role, importedOn: "2026-11-20", period });
  const due = governingDate(dates);
  const said = due === null ? ["none"] : [due.kind, due.date, due.precision, due.cadence];
  return [...said, dates.length > 1 ? `of ${dates.length}` : null, problems.length > 0 ? "!" : null]
    .filter(Boolean)
    .join(" ");
}

describe("a cell of dates", () => {
  it.each([
    ["Review 31 st July 2027", "review 2027-07-31 day"],
    ["31March2027", "end 2027-03-31 day"],
    ["March 31st, 2027", "end 2027-03-31 day"],
    ["31.3.27", "end 2027-03-31 day"],
    ["12 / 06 / 2027", "end 2027-06-12 day"],
    ["2027/03/31", "end 2027-03-31 day"],
    ["09/2027", "end 2027-09-30 month"],
    ["Sept ’27", "end 2027-09-30 month"],
    ["Dec-27", "end 2027-12-31 month"],
    ["By end of March 2027", "end 2027-03-31 month"],
    ["Q2 2027/28", "end 2027-09-30 quarter"],
    ["Quarter 4 2026-27", "end 2027-03-31 quarter"],
    ["Q3 26/27", "end 2026-12-31 quarter"],
    ["2027/28", "end 2028-03-31 year"],
    ["Sept 2027 – March 2028", "end 2028-03-31 month of 2"],
    ["1-15 June 2027", "end 2027-06-15 day of 2"],
    ["Nov 2027 & ongoing", "end 2027-11-30 month of 2"],
    ["Review July 2027\nEnd March 2028", "end 2028-03-31 month of 2"],
    ["Strategy agreed\nReview 31 July 2027", "review 2027-07-31 day"],
    ["Review 31 July 2027 (dependent on 3.2.1)", "review 2027-07-31 day"],
    ["31/10/2026\nCOMPLETED", "complete 2026-10-31 day"],
    ["Published April 2026", "complete 2026-04-30 month"],
    ["To be completed by 31/10/2027", "end 2027-10-31 day"],
    ["Draft complete to board 29/08/2027", "end 2027-08-29 day"],
    ["Half-yearly", "cadence six-monthly"],
    ["Bi-annually", "cadence six-monthly"],
    ["31 August (annually)", "cadence annual"],
    ["Ongoing", "ongoing"],
    ["Awaiting the inspector’s letter", "event"],
    ["N/A", "none"],
  ])("%j is %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it.each([
    ["Sept/Nov 2027", "end 2027-11-30 month of 2 !"],
    ["Q2", "end quarter !"],
    ["Autumn term 2027", "end term !"],
    ["Academic year 2027/28", "end 2028-03-31 year !"],
    ["Oct 12", "end month !"],
    ["31 July", "end day !"],
    ["31/06/2027", "event !"],
    ["05/06", "event !"],
    ["Every 6 weeks", "event !"],
    ["6-weekly", "event !"],
    ["Weekly/monthly", "event !"],
    ["From September 2027", "event 2027-09-30 month !"],
    ["1 April 2027 onwards", "event 2027-04-01 day !"],
    ["31/03/2027 (was 31/12/2026)", "end 2027-03-31 day of 2 !"],
    ["w/c 12 May 2027", "end 2027-05-12 day !"],
    ["31 July 2027\n30 November 2027", "end 2027-11-30 day of 2 !"],
    ["Complete 31 October 2027", "event !"],
    ["Review COMPLETED, event to take place Oct 2027", "end 2027-10-31 month !"],
    ["Completed and ongoing", "complete !"],
    ["Immediate", "event !"],
    ["TBC", "event !"],
    ["Within three months", "event !"],
  ])("%j is asked: %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it("takes its kind from its heading where it says none itself", () => {
    expect(read("31/03/2027", "review")).toBe("review 2027-03-31 day");
    expect(read("31/03/2027", "start")).toBe("event 2027-03-31 day");
    expect(read("31/03/2026", "completed")).toBe("complete 2026-03-31 day");
    expect(readDue(["31/03/2027"], { role: "due", importedOn: "2026-11-20", period: null }).unclear).toEqual([
      "31/03/2027",
    ]);
  });

  it("takes a year from the plan’s period where only one fits", () => {
    expect(read("31 July", "end", PERIOD)).toBe("end 2026-07-31 day");
    expect(read("31 July", "end", { from: "2026-04-01", to: "2028-03-31" })).toBe("end day !");
    expect(read("Oct 26", "end", PERIOD)).toBe("end month !");
  });

  it("finds no time in common words", () => {
    expect(findTimes("This may march on; see 1.2.10 and 16,779 cases", null).times).toEqual([]);
  });
});
