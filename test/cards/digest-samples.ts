import { confirmedAbove } from "../../src/cards/reminders/confirmed.ts";
import { digestCard, digestMessage } from "../../src/cards/reminders/digest.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import type { ProgressUpdate } from "../../src/domain/plan/filings.ts";
import type { Digest, DigestItem } from "../../src/domain/reminders/digest.ts";
import { NEWS_KINDS, type News, type WaitingNotice } from "../../src/domain/reminders/waiting-item.ts";
import { AMINA, anAction, aPlan, KEY, NOW, TODAY } from "../builders.ts";
import { HOSTILE_ACTION, openActionOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

const filed: ProgressUpdate = {
  ...{ entry: 2, at: "2026-10-20T10:00:00.000Z", by: AMINA, byName: "Amina Diallo", inNameOf: null },
  ...{ rag: "amber", partRags: [], progress: "Two posts are offered, and the third is advertised again." },
  ...{ difference: "", evidence: "", nextReview: TODAY },
};
const confirmed = { ...filed, entry: 3, at: NOW.toISOString(), progress: "No change", confirmed: true as const };

function item(index: number, more: Partial<DigestItem> = {}): DigestItem {
  const action = anAction({ id: `a${index}`, ref: `1.1.${index}`, reviewDate: TODAY, lastUpdate: filed });
  return {
    ...{ plan: KEY, scheme: aPlan().scheme, line: lineOf(action), group: "due", date: TODAY, dateKind: "review" },
    ...{ rung: "on the day", escalation: null, waitsFor: [], notConfirmed: null, again: "2026-11-27", hold: null },
    choices: { seen: true, nextWorkingDay: "2026-11-23", nextWeek: null, latest: "2026-11-27" },
    ...more,
  };
}

function newsOf(index: number, more: Partial<News> = {}): News {
  const line = { id: `n${index}`, ref: `2.1.${index}`, title: "Hire two practice leads" };
  const words = "The board wants it by then";
  const kind = NEWS_KINDS[index % NEWS_KINDS.length] ?? "accepted";
  return { kind, line, entry: 3, byName: "Owen Pryce", words, asked: true, ...DATED, ...more };
}

const DATED = { date: "2027-06-30", dateKind: "end date" } as const;

function told(...news: readonly News[]): WaitingNotice {
  return { plan: KEY, title: "Northshire Children's Improvement Plan", counts: [], news };
}

function digestOf(items: readonly DigestItem[], waits: Digest["waits"] = []): Digest {
  return { person: AMINA, name: "Amina Diallo", day: TODAY, items, waits };
}

const others = { count: 3, unanswered: 0, from: "2026-12-18", plan: KEY };
const again = lineOf(
  anAction({ id: "a3", ref: "1.1.3", lastUpdate: confirmed, undo: { ...anAction(), partRags: [], lastUpdate: filed } }),
);
const hostileLine = lineOf({
  ...HOSTILE_ACTION,
  lastUpdate: { ...filed, progress: hostileOf(3000), byName: hostileOf(200), by: "other" },
});
const hostileItems = Array.from({ length: 20 }, (_, index) =>
  item(index, { line: { ...hostileLine, id: `h${index}`, endDate: "2026-10-30" }, notConfirmed: "end date" }),
);
const hostileNews = Array.from({ length: 40 }, (_, index) =>
  newsOf(index, { line: { ...hostileLine, id: `h${index}` }, byName: hostileOf(200), words: hostileOf(500) }),
);

export const digestSamples: Samples = {
  "digest-said": digestMessage({ ...digestOf([item(1), item(2, { notConfirmed: "red" })]), others }, false),
  "digest-said-twice": digestMessage(
    { ...digestOf([item(3, { line: again, notConfirmed: "twice running" })]), others: { ...others, unanswered: 2 } },
    false,
  ),
  "digest-news": digestMessage(digestOf([item(1)], [told(...NEWS_KINDS.map((_, index) => newsOf(index)))]), false),
  "digest-news-alone": digestMessage(digestOf([], [told(newsOf(1))]), false),
  "digest-news-hostile": digestMessage(digestOf(hostileItems, [told(...hostileNews)]), false),
  "digest-confirmed": digestCard(digestOf([item(1)]), {
    ...confirmedAbove(
      {
        open: openActionOf(
          anAction({ lastUpdate: confirmed, undo: { ...anAction(), partRags: [], lastUpdate: filed } }),
        ),
        again: false,
      },
      { actor: { person: AMINA }, at: NOW },
      "n1",
      "reminders",
    ),
    page: 1,
  }),
};
