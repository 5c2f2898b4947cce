import { describe, expect, it } from "vitest";
import { findPersonal } from "../../../src/domain/updates/personal.ts";
import { TODAY } from "../../builders.ts";

describe("text that looks as if it named or described a child or family", () => {
  it.each([
    ["Visited child Tomas twice", "a child's name"],
    ["Spoke with a boy called Idris", "a child's name"],
    ["Child B has moved school", "a child's name"],
    ["Leila, aged 7, came too", "a child's name"],
    ["Leila (7 years old) came too", "a child's name"],
    ["We met Leila's mum on Monday", "a child's name"],
    ["NHS 943 476 5919 was checked", "an NHS number"],
    ["9434765919", "an NHS number"],
    ["UPN A123456789012 is on the list", "a Unique Pupil Number"],
    ["DOB 3/4/15", "a date of birth"],
    ["born on 3 April 2015", "a date of birth"],
    ["14/03/2015", "a date of birth"],
    ["case number 1048576", "a case number"],
    ["Mosaic ID: 204817 was closed", "a case number"],
  ])("%s", (text, kind) => {
    expect(findPersonal(text, TODAY)).toContain(kind);
  });

  it.each([
    "Two posts offered, one withdrawn",
    "34 of 40 audits were good, up from 21 in May 2026",
    "The review on 12/10/2026 agreed the new form",
    "Child Protection chairs were trained; Child Exploitation leads come next",
    "We rang 01622 000 000 and agreed the rota",
    "Priya Shah presented to the board on 3 November",
    "Children in care: 412 of 450 seen within 6 weeks",
    "Reference PR-2026-118 of the procurement",
    "",
  ])("leaves alone: %s", (text) => {
    expect(findPersonal(text, TODAY)).toEqual([]);
  });
});
