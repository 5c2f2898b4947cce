import type { Day } from "../calendar/day.ts";
import type { ActionId, ActionState } from "./action-state.ts";
import type { Lead } from "./lead.ts";
import type { PersonId } from "./person.ts";
import type { Rag } from "./rag.ts";
import type { Ref } from "./ref.ts";

/** What a lead files. Append-only; kept whole in the history. */
export interface ProgressUpdate {
  /** The entry of the history that holds it, counted from 1 within the action. */
  readonly entry: number;
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  /** In whose name it was filed, where that is another. */
  readonly inNameOf: string | null;
  /** A partner outside Teams reported it, and who filed it entered what they sent. */
  readonly via?: "return form" | undefined;
  /** Nothing has changed: the rating was confirmed as it stood. */
  readonly confirmed?: true | undefined;
  readonly rag: Rag;
  readonly partRags: readonly Rag[];
  readonly progress: string;
  readonly difference: string;
  readonly evidence: string;
  /** What is in the way, or needed; absent: nothing was said of it. */
  readonly inTheWay?: string | undefined;
  readonly nextReview: Day | null;
}

/** A file by its name, and the import of it: what one import asks is decided in one list. */
export interface MovedBy {
  readonly name: string;
  readonly import: string;
}

/** By whom moves of end dates were agreed together, and when that was: the day of the meeting, not of its recording. */
export interface Together {
  readonly board: string;
  readonly day: Day;
}

/** A request to move an end date, waiting or decided. */
export interface DateChangeRequest {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  /** The file that says so, where nobody asked but whoever took it in; absent: `by` asked. */
  readonly file?: MovedBy | undefined;
}

/** A link or a file's Teams link, or a note, that shows what an action came to. The bot never opens it. */
export interface Evidence {
  /** The entry of the history that added it. */
  readonly entry: number;
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly kind: "link" | "file" | "note";
  /** The address, https only; "" for a note. */
  readonly where: string;
  /** What it shows, in the adder's words; of a file at least its name. */
  readonly shows: string;
}

/** What an edit may change of an action. Its ref orders it among the others. */
export interface EditableFields {
  readonly ref?: Ref;
  readonly theme?: string;
  readonly objective?: string;
  readonly title?: string;
  readonly leads?: readonly Lead[];
  readonly measures?: readonly string[];
  readonly reviewDate?: Day | null;
  readonly endDate?: Day | null;
}

/** A change that someone proposes and another accepts. */
export interface EditProposal {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly fields: EditableFields;
  readonly reason: string;
  /** It is to leave the plan; absent: it is to be changed. */
  readonly leaving?: Leaving | undefined;
}

/** How an action is to leave the plan, and into which other it is merged; null: into none. */
export interface Leaving {
  readonly does: "withdraw" | "merge" | "carry";
  readonly into: { readonly id: ActionId; readonly ref: Ref } | null;
}

/** An edit that was laid on at once, as long as the one who made it may take it back. */
export interface EditMade {
  /** The entry of the history that tells of it. */
  readonly entry: number;
  readonly at: string;
  readonly by: PersonId;
  /** What it changed, as it was before, and as the edit left it. */
  readonly was: EditableFields;
  readonly made: EditableFields;
  /** A request to move the end date that it ended or moved; absent: there was none. */
  readonly dateChange?: DateChangeRequest | undefined;
}

/** Someone who was asked says that the action is not theirs; the owner decides. */
export interface NotMine {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  /** Whose it is instead, as typed; "" when they do not know. */
  readonly suggests: string;
  readonly words: string;
}

/** Why an action is in a state that someone decided (paused, withdrawn, merged, carried), and who decided it. */
export interface StateDecision {
  readonly at: string;
  readonly by: PersonId;
  readonly byName: string;
  readonly reason: string;
  /** The action it was merged into. */
  readonly into: ActionId | null;
  /** The day a pause ends by itself; null: until somebody resumes it. */
  readonly until: Day | null;
  /** The plan's one owner decided what else takes a second person. */
  readonly alone?: boolean | undefined;
}

/** One person's answer where each of several is to answer for the same review. */
export interface JointAnswer {
  readonly person: PersonId;
  readonly at: string;
  readonly rag: Rag;
}

/** An end date that was moved with approval. */
export interface DateRevision {
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly on: Day;
  /** Where several were agreed together; absent: `approvedBy` decided alone. */
  readonly together?: Together | undefined;
}

/** What an update changed, as it was before: enough to take it back. */
export interface ActionBefore {
  readonly rag: Rag;
  readonly partRags: readonly Rag[];
  readonly state: ActionState;
  readonly reviewDate: Day | null;
  readonly lastUpdate: ProgressUpdate | null;
  readonly dateChange: DateChangeRequest | null;
  readonly checkDate?: Day | null | undefined;
  readonly round?: readonly JointAnswer[] | undefined;
}
