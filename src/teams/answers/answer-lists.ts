import { findActions, type Wanted } from "../../app/actions/find-actions.ts";
import { actionList } from "../../cards/actions/list.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { readDayAhead, readDayBack } from "../../domain/calendar/asked-day.ts";
import { addDays, type Day, endOfMonth } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, reply } from "./reply.ts";

type Listing = Asks<"overdue" | "due" | "rated" | "in state" | "slips" | "stale" | "unasked" | "no update">;

/** "overdue actions", "due …", "red actions", "paused actions", "slips", "stale", "without lead or date", "no update since …". */
export async function answerListing(deps: AnswerDeps, turn: Turn, question: Listing): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const found = await findActions(deps, asking, (today) => wantedOf(question, today), question.filters);
  return reply(question, found, (value) => actionList(value, question));
}

function wantedOf(question: Listing, today: Day): Result<Wanted> {
  switch (question.ask) {
    case "overdue":
      return accept({ kind: "overdue" });
    case "rated":
      return accept({ kind: "rated", rag: question.filters.rag });
    case "in state":
      return accept({ kind: "in state", state: question.state });
    case "slips":
      return accept({ kind: "slipped" });
    case "stale":
      return accept({ kind: "stale" });
    case "unasked":
      return accept({ kind: "unasked" });
    case "no update": {
      const since = readDayBack(question.since, today);
      return since === undefined ? unreadable(question.since) : accept({ kind: "not-updated", since });
    }
    case "due": {
      const { span } = question;
      if (span.kind === "this month") return accept({ kind: "due", until: endOfMonth(today) });
      if (span.kind === "days") return accept({ kind: "due", until: addDays(today, span.days) });
      const before = readDayAhead(span.date, today);
      if (before === undefined) return unreadable(span.date);
      return before <= today
        ? refuse({ reason: "date-past", field: "date", date: before, today })
        : accept({ kind: "due", until: addDays(before, -1) });
    }
  }
}

function unreadable(text: string): Result<never> {
  return refuse({ reason: "date-unreadable", field: "date", text });
}
