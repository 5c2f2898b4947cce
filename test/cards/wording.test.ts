import { describe, expect, it } from "vitest";
import { wording } from "../../src/cards/wording/wording.ts";
import type { Reason, Refusal } from "../../src/domain/plan/refusal.ts";

/** One refusal for every reason, and the variants that are worded apart. */
const REFUSALS: { readonly [R in Reason]: readonly Omit<Extract<Refusal, { reason: R }>, "reason">[] } = {
  "no-plan": [{}],
  "which-plan": [
    {
      plans: [
        { id: "children-2027", title: "Children's improvement plan" },
        { id: "adults", title: "Adult social care" },
      ],
    },
  ],
  "plan-unknown": [{ plan: "childern" }],
  "plan-exists": [{ plan: "children-2027" }],
  "may-not-begin": [{}],
  "begun-enough": [{ most: 3, plans: ["Children's improvement plan", "Adults' plan", "A trial"] }],
  "being-taken-in": [{ plan: "Children's improvement plan" }],
  "plan-title-missing": [{}],
  "plan-id-unclear": [{ id: "Our plan" }],
  "themes-missing": [{}],
  "themes-unclear": [{ line: "1.1 Plans that children understand" }],
  "date-ahead": [{ field: "day the report was received", date: "2027-05-09", today: "2027-05-07" }],
  "plan-closed": [{ plan: "Northshire Improvement Plan", at: "2027-07-30T09:00:00.000Z", by: "Owen Pryce" }],
  "plan-open": [{ plan: "Northshire Improvement Plan" }],
  "not-in-plan": [{ owners: ["Petra Quill", "Omar Vale"] }, { owners: [] }],
  "not-allowed": [{ request: "update 1.2.3", ask: ["Head of First Response", "Petra Quill"] }],
  "ref-unknown": [
    { ref: "1.2.33", nearest: ["1.2.3", "1.2.13"] },
    { ref: "9", nearest: [] },
    { ref: "", nearest: [] },
  ],
  "theme-unknown": [
    {
      theme: "7",
      themes: [
        { ref: "1", title: "Leadership" },
        { ref: "2", title: "Front door" },
      ],
    },
  ],
  "lead-unknown": [
    { lead: "Dialo", nearest: ["Amina Diallo", "Ben Okafor"] },
    { lead: "x", nearest: [] },
  ],
  "action-closed": [{ ref: "1.2.3" }],
  "progress-missing": [{}],
  "text-too-long": [
    { field: "progress", length: 100_000, most: 4000 },
    { field: "message", length: 28_001, most: 28_000 },
  ],
  "rag-missing": [{ part: null }, { part: "Audit every decision to close" }],
  "evidence-missing": [{}],
  "difference-asked": [{}],
  "date-unreadable": [
    { field: "next review date", text: "31 Febtober" },
    { field: "date", text: "soonish" },
  ],
  "date-missing": [{ field: "next review date" }, { field: "snooze date" }],
  "date-past": [
    { field: "next review date", date: "2027-07-01", today: "2027-07-24" },
    { field: "snooze date", date: "2027-07-24", today: "2027-07-24" },
    { field: "date", date: "2027-07-24", today: "2027-07-24" },
  ],
  "date-after-end": [{ date: "2027-08-31", end: "2027-07-31" }],
  "date-beyond-gap": [{ date: "2028-01-31", latest: "2027-10-24" }],
  "date-not-later": [{ date: "2027-07-01", end: "2027-07-31" }],
  "no-end-date": [{}],
  "reason-missing": [{}],
  "nothing-ticked": [{}],
  "dates-decided": [{}],
  "dates-changed": [{}],
  "no-check-due": [
    { ref: "1.2.3", on: null },
    { ref: "1.2.3", on: "2027-11-20" },
  ],
  "not-complete": [{ ref: "1.2.3" }],
  "not-confirmed": (["red", "unrated", "end date", "twice running", "not open"] as const).map((why) => ({
    ref: "1.2.3",
    why,
  })),
  "link-not-https": [{ link: "http://example.org/audit" }],
  "file-without-link": [{ ref: "1.2.3" }],
  "evidence-words-missing": [{}],
  "evidence-full": [{ ref: "1.2.3", most: 30 }],
  "slips-by-person": [{}],
  "looks-personal": [{ found: ["a child's name", "a date of birth", "an NHS number"] }],
  "changed-meanwhile": [
    { by: "Omar Vale", at: "2027-07-24T13:05:00Z" },
    { by: "", at: "" },
  ],
  "nothing-to-decide": [{ ref: "1.2.3" }],
  "absence-backwards": [{ from: "2027-01-05", to: "2026-12-20" }],
  "cover-oneself": [{}],
  "not-away": [{ name: "Ben Okafor" }],
  "name-unclear": [
    { name: "Ben", nearest: [] },
    { name: "Ben", nearest: ["Ben Okafor", "Ben Lund"] },
  ],
  "undo-too-late": [{ of: "update" }, { of: "edit" }],
  "undo-newer": [{ of: "update" }, { of: "edit" }],
  "snooze-not-worked": [{ date: "2027-07-25", next: "2027-07-26" }],
  "snooze-too-far": [{ date: "2027-09-01", latest: "2027-07-31" }],
  "snooze-again": [{}],
  "seen-again": [{}],
  "nothing-waiting": [{}],
  "write-in-own-chat": [{}],
  "pause-too-long": [{ date: "2028-01-31", latest: "2027-10-01" }],
  "chased-today": [{ ref: "1.2.3", by: "Petra Quill", at: "2027-07-01T08:00:00Z" }],
  "nothing-to-chase": [{ ref: "1.2.3" }],
  "nothing-to-climb": [{ ref: "1.2.3" }],
  "already-started": [{ at: "2027-07-01T08:00:00Z" }],
  "label-unknown": [{ label: "S. Hill" }],
  "label-changed": [{ label: "ADs" }],
  "label-settled": [{ label: "S. Hill", ask: ["Petra Quill"] }],
  "nobody-chosen": [{ what: "person" }, { what: "role" }, { what: "sponsor" }, { what: "answers" }],
  "person-unknown": [{}],
  "claim-refused": [{ label: "S. Hill", ask: ["Petra Quill", "Omar Vale"] }],
  "claim-gone": [{ label: "S. Hill" }],
  "owners-too-few": [{ left: ["Owen Pryce"] }, { left: [] }],
  "handover-to-oneself": [{ name: "Amina Diallo" }],
  "handover-past": [{ date: "2027-07-01", today: "2027-07-24" }],
  "handover-done": [{ name: "Amina Diallo", to: "Ben Okafor", date: "2026-12-01" }],
  "handover-other": [{ name: "Amina Diallo", to: "Ben Okafor", date: "2026-12-01" }],
  "nothing-to-hand-over": [{ name: "Viv Marsh" }],
  "delegate-oneself": [{}],
  "because-missing": [{ ref: "1.2.3" }],
  "whose-missing": [{ ref: "1.2.3" }],
  "led-already": [{ ref: "1.2.3", by: "Ben Okafor" }],
  "page-unknown": [{}],
  "question-unclear": [{ text: "overude actions" }],
  "unknown-button": [{}],
  "file-unreadable": [{ why: "it is not text; save it as CSV first" }],
  "file-not-fetched": [{ why: "address" }, { why: "gone" }, { why: "time" }],
  "file-kind": [
    { kind: "pdf" },
    { kind: "old-word" },
    { kind: "old-excel" },
    { kind: "protected" },
    { kind: "empty" },
    { kind: "other" },
  ],
  "file-too-big": [
    { what: "rows", most: 10_000 },
    { what: "seconds to read", most: 30 },
  ],
  "columns-missing": [{ columns: ["Ref", "Title"] }],
  "nothing-to-import": [{}],
  "import-unknown": [{}],
  "import-applied": [{ by: "Owen Pryce", at: "2026-11-20T10:00:00.000Z" }],
  "answer-unclear": [
    { field: "due", text: "soon" },
    { field: "rag", text: "" },
  ],
  "setting-unknown": [{ words: "colour blue" }],
  "setting-unclear": [{ setting: "Hour", text: "25:00", allowed: { kind: "hour" } }],
  "setting-of-plan": [{ setting: "Hour", place: "theme 2" }],
  "settings-changed": [{}],
  "not-a-channel": [{}],
  "channel-taken": [{ plan: "Adults' plan" }],
  "channel-not-bound": [{}],
  restricted: [{ ref: "1.2.3" }],
  "partners-look-on": [{}],
  "not-to-be-paused": [{ ref: "1.2.3" }],
  "partner-unknown": [
    { name: "Kant Police", nearest: ["Kent Police"] },
    { name: "Fire", nearest: [] },
  ],
  "form-damaged": [{}],
  "form-gone": [{}],
  "action-aside": [
    { ref: "1.2.3", state: "withdrawn", until: null },
    { ref: "1.2.3", state: "paused", until: "2027-12-01" },
  ],
  "state-unfit": [
    { ref: "1.2.3", does: "pause", state: "complete", restricted: false },
    { ref: "1.2.3", does: "restrict", state: "open", restricted: true },
    { ref: "1.2.3", does: "unrestrict", state: "open", restricted: false },
  ],
  "merge-unfit": [
    { ref: "1.2.3", into: "1.2.3", same: true },
    { ref: "1.2.3", into: "", same: false },
    { ref: "1.2.3", into: "1.2.4", same: false },
  ],
  "why-missing": [{ does: "withdraw" }, { does: "edit" }, { does: "refuse" }],
  "title-missing": [{}],
  "lead-missing": [{}],
  "nothing-changed": [{ ref: "1.2.3" }],
  "edit-waiting": [{ ref: "1.2.3", by: "Ben Okafor", fields: ["title", "end date"] }],
  "ref-taken": [{ ref: "1.2.3", title: "Audit every decision to close", next: "1.2.9" }],
  "ref-unfit": [{ ref: "#" }],
  "place-unknown": [{ where: "9.9" }],
  "newer-release": [{}],
  "store-down": [{}],
};

const worded = Object.entries(REFUSALS).flatMap(([reason, variants]) =>
  variants.map((facts): [string, string] => [reason, wording({ reason, ...facts } as Refusal, "Europe/London")]),
);

const WHAT_TO_DO =
  /\b(add|ask|check|choose|file|give|leave|look|name|put|save|say|shorten|take|tell|try|type)\b|did you mean|its themes are|no more to do/i;

describe("the sentence for a refusal", () => {
  it.each(worded)("%s: says what happened and that nothing is lost", (_, text) => {
    expect(text).toMatch(/\b(nothing|not saved)\b/i);
  });

  it.each(worded)("%s: says what to do", (_, text) => {
    expect(text).toMatch(WHAT_TO_DO);
  });

  it.each(worded)("%s: is short, whole and plain", (_, text) => {
    expect(text.length).toBeLessThanOrEqual(260);
    expect(text).toMatch(/^["“\p{Lu}\d].*[.?]$/u);
    expect(text).not.toMatch(/undefined|null|NaN|\$\{|\bobject\b|error|invalid|exception|failed|store|!/i);
    expect(text).not.toMatch(/ {2}|\.\./);
  });

  it("is the one that was read and agreed", async () => {
    const text = worded.map(([reason, sentence]) => `${reason}\n  ${sentence}\n`).join("\n");
    await expect(text).toMatchFileSnapshot("wording.txt");
  });

  it("names the hour in the plan's zone", () => {
    const refusal: Refusal = { reason: "already-started", at: "2027-07-01T08:00:00Z" };
    expect(wording(refusal)).toContain("1 July 2027 at 09:00");
    expect(wording(refusal, "Pacific/Auckland")).toContain("1 July 2027 at 20:00");
  });

  it("keeps what people typed short and inert", () => {
    const text = wording({ reason: "question-unclear", text: `{{DATE(x)}}${"a".repeat(100_000)}` });
    expect(text.length).toBeLessThan(200);
    expect(text).not.toContain("{{");
  });

  it("names four people to ask at most, each once", () => {
    const ask = ["Ann", "Bob", "Bob", "Cy", "Di", "Ed", "Flo"];
    expect(wording({ reason: "not-allowed", request: "update 1.1", ask })).toMatch(/Ask Ann, Bob, Cy or Di\.$/);
  });
});
