import { z } from "zod";
import type { Action } from "../../domain/plan/action.ts";
import { ACTION_STATES } from "../../domain/plan/action-state.ts";
import type {
  ActionBefore,
  EditableFields,
  EditMade,
  EditProposal,
  Evidence,
  JointAnswer,
  Leaving,
  NotMine,
  ProgressUpdate,
  StateDecision,
} from "../../domain/plan/filings.ts";
import type { Lead } from "../../domain/plan/lead.ts";
import { type Every, shapeOf } from "../table/shape.ts";
import { DateChange } from "./date-shapes.ts";

/** A rating. */
export const Rag = z.enum(["red", "amber", "green", "complete", "unrated"]);
/** What an action is in. */
export const State = z.enum(ACTION_STATES);
/** A day, or none. */
export const Day = z.string().nullable();

/** An update as filed: in an action's row and in its history. */
export const FiledUpdate = shapeOf<ProgressUpdate>()({
  entry: z.number(),
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  inNameOf: z.string().nullable(),
  via: z.literal("return form").optional(),
  confirmed: z.literal(true).optional(),
  rag: Rag,
  partRags: z.array(Rag),
  progress: z.string(),
  difference: z.string(),
  evidence: z.string(),
  inTheWay: z.string().optional(),
  nextReview: Day,
});

const Round = z.array(shapeOf<JointAnswer>()({ person: z.string(), at: z.string(), rag: Rag }));

/** What an update changed, as it was before. */
export const Before = shapeOf<ActionBefore>()({
  rag: Rag,
  partRags: z.array(Rag),
  state: State,
  reviewDate: Day,
  lastUpdate: FiledUpdate.nullable(),
  dateChange: DateChange.nullable(),
  checkDate: Day.optional(),
  round: Round.optional(),
});

const asked = { at: z.string(), by: z.string(), byName: z.string() };
/** Who leads an action. */
export const Leads = z.array(shapeOf<Lead>()({ label: z.string(), accountable: z.boolean() }));
const Editable = shapeOf<Required<EditableFields>>()({
  ...{ ref: z.string(), theme: z.string(), objective: z.string(), title: z.string(), leads: Leads },
  ...{ measures: z.array(z.string()), reviewDate: Day, endDate: Day },
}).partial();
const LeavingShape = shapeOf<Leaving>()({
  does: z.enum(["withdraw", "merge", "carry"]),
  into: shapeOf<NonNullable<Leaving["into"]>>()({ id: z.string(), ref: z.string() }).nullable(),
});
const EvidenceShape = shapeOf<Evidence>()({
  ...asked,
  entry: z.number(),
  kind: z.enum(["link", "file", "note"]),
  where: z.string(),
  shows: z.string(),
});
const EditedShape = shapeOf<EditMade>()({
  ...{ entry: z.number(), at: z.string(), by: z.string(), was: Editable, made: Editable },
  dateChange: DateChange.optional(),
});
const ProposalShape = shapeOf<EditProposal>()({
  ...asked,
  fields: Editable,
  reason: z.string(),
  leaving: LeavingShape.optional(),
});
const NotMineShape = shapeOf<NotMine>()({ ...asked, suggests: z.string(), words: z.string() });
const DecisionShape = shapeOf<StateDecision>()({
  ...asked,
  reason: z.string(),
  into: z.string().nullable(),
  until: Day,
  alone: z.boolean().optional(),
});

type Beside = "evidence" | "edited" | "proposal" | "notMine" | "decision" | "round";

/** What waits beside an action, and what people added to it. */
export const beside = {
  evidence: z.array(EvidenceShape).optional(),
  edited: EditedShape.nullish(),
  proposal: ProposalShape.nullish(),
  notMine: NotMineShape.nullish(),
  decision: DecisionShape.nullish(),
  round: Round.optional(),
} satisfies Every<Pick<Action, Beside>>;
