import type { AllowedValue } from "../../domain/plan/allowed-value.ts";

/** What a setting may be, with an example: "an hour between 06:00 and 20:00, such as 08:30". */
export function allowedWords(allowed: AllowedValue): string {
  switch (allowed.kind) {
    case "hour":
      return "an hour between 06:00 and 20:00, such as 08:30";
    case "lead days":
      return "up to six numbers between 1 and 60, such as 10, 5, 1; or none";
    case "actions":
      return "refs of the plan's actions, such as 1.2.3, 1.2.4; or none";
    case "closed days":
      return "days or spans of days, as many as a line holds, such as 24 December, 31 December or 24 December 2026 to 1 January 2027; or none";
    case "nation":
      return "England, Wales, Scotland, Northern Ireland or none";
    case "weekdays":
      return "days by their names, such as Monday to Friday or Monday, Tuesday, Thursday";
    case "zone":
      return "the name of a time zone, such as Europe/London";
    case "paper days":
      return "days, as many as a line holds, such as 8 January 2027, 5 March 2027; or none";
    case "number":
      return `a number between ${allowed.least} and ${allowed.most}`;
    case "words":
      return allowed.choices.join(" or ");
  }
}
