import { choice, LONGEST_LIST, numeric, type Setting, withValue } from "./setting.ts";
import { readEach, readHour, readList, readNumber } from "./values.ts";

const CLIMBS = choice(
  "climbs to directors",
  "climbsToDirectors",
  ["owner lets it climb", "by itself"],
  "Climbs to directors",
  "Whether a director or chair is told once an owner lets it climb, or without.",
);

/** As it was called in earlier releases, and is still typed. */
const FORMER_CLIMBS = /^(an |the )?owner releases( it)?$/i;

/** When leads are asked, how often, and who is told after them. */
export const REMINDER_SETTINGS: readonly Setting[] = [
  {
    key: "hour",
    title: "Hour",
    about:
      "From when a working day's reminders go out: by each reader's own clock where it is known, else by the plan's.",
    allowed: { kind: "hour" },
    read: (text, settings) => withValue(settings, "hour", readHour(text)),
    write: ({ hour }) => hour,
  },
  {
    key: "lead days",
    title: "Lead days",
    about: "Working days before a date on which its leads are asked; on the day itself they always are.",
    allowed: { kind: "lead days" },
    read: (text, settings) => withValue(settings, "leadDays", readLeadDays(text)),
    write: ({ leadDays }) => (leadDays.length === 0 ? "none" : [...leadDays].sort((a, b) => b - a).join(", ")),
    overridable: "leadDays",
  },
  {
    ...numeric("repeat", "repeatEvery", 1, 60, "Repeat", "Working days between reminders of a date that has passed."),
    overridable: "repeatEvery",
  },
  {
    ...numeric("grace", "grace", 0, 60, "Grace", "Working days after a review date before its update counts as due."),
    overridable: "grace",
  },
  {
    ...numeric(
      "quiet after",
      "quietAfter",
      0,
      60,
      "Quiet after",
      "Working days after an update in which nobody is reminded before a date; from the date on they are.",
    ),
    overridable: "quietAfter",
  },
  {
    ...numeric(
      "climb after",
      "climbAfter",
      1,
      60,
      "Climb after",
      "Working days without an answer after which the next is told: owner, theme lead, the list of what is unanswered.",
    ),
    overridable: "climbAfter",
  },
  {
    ...CLIMBS,
    read: (text, settings, context) =>
      CLIMBS.read(FORMER_CLIMBS.test(text) ? "owner lets it climb" : text, settings, context),
  },
  choice(
    "unanswered to",
    "unansweredTo",
    ["first owner", "by theme"],
    "Unanswered goes to",
    "Which owner hears of what nobody has answered: the first one named, or each of the themes that are theirs.",
  ),
  {
    key: "not paused",
    title: "Not to be paused",
    about: "Actions whose reminders nobody can put off.",
    allowed: { kind: "actions" },
    longest: LONGEST_LIST,
    read: (text, settings, { actions }) =>
      withValue(
        settings,
        "notPaused",
        readEach(readList(text), (ref) => actions.find((one) => one.ref === ref)?.id),
      ),
    write: ({ notPaused }, { actions }) =>
      notPaused
        .map((id) => actions.find((one) => one.id === id)?.ref ?? "")
        .filter((ref) => ref !== "")
        .join(", ") || "none",
  },
];

function readLeadDays(text: string): readonly number[] | undefined {
  const days = readEach(readList(text), (part) => readNumber(part, 1, 60));
  return days === undefined || days.length > 6 ? undefined : [...days].sort((a, b) => b - a);
}
