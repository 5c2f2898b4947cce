import { describe, expect, it } from "vitest";
import { readDates } from "../../src/domain/date-phrase.ts";
import { readDay } from "../../src/domain/date-text.ts";

const IMPORTED = "2027-01-05";

/** "review 2027-07-31" for each date of a cell, and whether a problem was told. */
function read(cell: string): string {
  const { dates, problems } = readDates(cell, IMPORTED);
  const said = dates.map(({ kind, date, cadence }) => [kind, date ?? cadence].filter(Boolean).join(" "));
  return said.join(" + ") + (problems.length > 0 ? " !" : "");
}

describe("the dates of a cell", () => {
  it.each([
    ["Review 31 July 2027", "review 2027-07-31"],
    ["Review 31 st July 2027", "review 2027-07-31"],
    ["For review 31st of July 2027", "review 2027-07-31"],
    ["Progress review 31\u00a0July 2027", "review 2027-07-31"],
    ["For review July 2027", "review 2027-07-31"],
    ["Review February 2028", "review 2028-02-29"],
    ["With immediate effect and for review 31/10/2027", "review 2027-10-31"],
    ["Completion 31 October 2027", "end 2027-10-31"],
    ["Complete by 31 Oct 2027", "end 2027-10-31"],
    ["To be completed by 31 Oct 2027", "end 2027-10-31"],
    ["End 30/11/2027", "end 2027-11-30"],
    ["30/11/ 2027", "end 2027-11-30"],
    ["3/4/27", "end 2027-04-03"],
    ["31.05.2027", "end 2027-05-31"],
    ["31.05.27", "end 2027-05-31"],
    ["2027-07-31", "end 2027-07-31"],
    ["Friday 30 July 2027", "end 2027-07-30"],
    ["Sept 2027", "end 2027-09-30"],
    ["Monthly review", "cadence monthly"],
    ["Quarterly", "cadence quarterly"],
    ["Reviewed every four weeks", "cadence four-weekly"],
    ["Bi-monthly", "cadence bi-monthly"],
    ["Six monthly review", "cadence six-monthly"],
    ["Ongoing", "ongoing"],
    ["On-going", "ongoing"],
    ["Complete", "complete"],
    ["Completed 31.05.2026", "complete 2026-05-31"],
    ["30/06/2026 COMPLETED", "complete 2026-06-30"],
    ["When the new system goes live", "event"],
    ["Awaiting the regional review", "event"],
    ["TBC", "event"],
    ["Review 31 July 2027; End 30 November 2027", "review 2027-07-31 + end 2027-11-30"],
    ["Quarterly\r\nCompletion 31 October 2027", "cadence quarterly + end 2027-10-31"],
    ["", ""],
  ])("%j is %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it.each([
    ["31 June 2027", "event !"],
    ["30 February 2028", "event !"],
    ["7/31/2027", "event !"],
    ["31 July", "event !"],
    ["Oct 12", "event !"],
    ["Sept/Nov 2027", "event !"],
    ["Q2 2027/28", "event !"],
    ["1.2.10", "event !"],
    ["Review 30 September 2027 (dependent on 3.2.1)", "event !"],
    ["Review 30 September 2027 (dependent on 1.2.10)", "event !"],
    ["31 July 2027 and 30 November 2027", "event !"],
    ["Review", "event !"],
    ["Phase 1 completed", "event !"],
    ["Not yet complete", "event !"],
    ["Complete 31 October 2027", "event !"],
    ["Review COMPLETED, session to take place Oct 2027", "event !"],
    ["Awaiting inspection, July 2027", "event !"],
    ["From September 2027", "event !"],
    ["Reviewed 31 July 2026", "event !"],
    ["Review and completion 31 July 2027", "event !"],
    ["Next data July 2027", "end 2027-07-31 !"],
    ["31 August (annually)", "cadence annual !"],
  ])("%j is not guessed at silently: %s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it("keeps the document's own phrases", () => {
    const { dates } = readDates("Review 31 st July 2027;  when  ready ", IMPORTED);
    expect(dates.map(({ text }) => text)).toEqual(["Review 31 st July 2027", "when  ready"]);
  });

  it("answers hostile cells at once", () => {
    for (const piece of ["1/", "31 July ", "a ", " ", "1.", "complete ", "every "]) {
      const cell = piece.repeat(32_767 / piece.length);
      expect(readDates(cell, IMPORTED).dates.length).toBeLessThan(2);
    }
  }, 2_000);
});

describe("a typed date", () => {
  it.each([
    ["31 July 2027", "2027-07-31"],
    [" 31st july 2027 ", "2027-07-31"],
    ["31/7/27", "2027-07-31"],
    ["1/2/2027", "2027-02-01"],
    ["2027-07-31", "2027-07-31"],
    ["July 2027", "2027-07-01"],
    ["May", "2027-05-01"],
    ["june", "2026-06-01"],
    ["Apr", "2027-04-01"],
  ])("%j on 3 May 2027 is %s", (text, day) => {
    expect(readDay(text, "2027-05-03")).toBe(day);
  });

  it.each([
    "31 July",
    "31/02/2027",
    "13/13/2027",
    "2027-02-30",
    "soon",
    "",
    "7",
    "31 July 2027 or later",
    "by May",
    "1.2.10",
  ])("%j is none", (text) => {
    expect(readDay(text, "2027-05-03")).toBeUndefined();
  });
});
