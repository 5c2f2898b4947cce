import { z } from "zod";
import type { Called, LabelStands, PlanTold, SettingTold } from "../../domain/history/plan-told.ts";
import { AUDIENCES } from "../../domain/plan/channel.ts";
import { TogetherShape } from "../actions/date-shapes.ts";
import { shapeOf } from "../table/shape.ts";

const CalledShape = shapeOf<Called>()({ person: z.string(), name: z.string() });
type Stands<As extends LabelStands["as"]> = Extract<LabelStands, { readonly as: As }>;

const StandsShape = z.discriminatedUnion("as", [
  shapeOf<Stands<"nobody">>()({ as: z.literal("nobody") }),
  shapeOf<Stands<"outside">>()({ as: z.literal("outside"), sponsor: CalledShape }),
  shapeOf<Stands<"person">>()({ as: z.literal("person"), holders: z.array(CalledShape) }),
  shapeOf<Stands<"role">>()({ as: z.literal("role"), holders: z.array(CalledShape), answers: CalledShape.nullable() }),
]);
const SettingShape = shapeOf<SettingTold>()({
  key: z.string(),
  place: z.string().optional(),
  from: z.string(),
  to: z.string(),
});
const labels = z.array(z.string());
const passes = { from: CalledShape, to: CalledShape, on: z.string() };

type Told<Does extends PlanTold["does"]> = Extract<PlanTold, { readonly does: Does }>;

/** What an event tells of, in its sealed row: texts lie apart, and are empty here. */
export const ToldShape: z.ZodType<PlanTold> = z.discriminatedUnion("does", [
  shapeOf<Told<"close">>()({ does: z.literal("close"), administrator: z.boolean() }),
  shapeOf<Told<"open again">>()({ does: z.literal("open again") }),
  shapeOf<Told<"start reminders">>()({ does: z.literal("start reminders") }),
  shapeOf<Told<"go away">>()({
    does: z.literal("go away"),
    lead: CalledShape,
    cover: CalledShape,
    from: z.string(),
    to: z.string(),
  }),
  shapeOf<Told<"come back">>()({ does: z.literal("come back"), lead: CalledShape, begun: z.boolean() }),
  shapeOf<Told<"delegate">>()({
    does: z.literal("delegate"),
    lead: CalledShape,
    by: CalledShape.nullable(),
    named: z.boolean(),
  }),
  shapeOf<Told<"hand over">>()({ does: z.literal("hand over"), ...passes }),
  shapeOf<Told<"call off">>()({ does: z.literal("call off"), ...passes }),
  shapeOf<Told<"role">>()({
    ...{ does: z.literal("role"), person: CalledShape, given: z.boolean() },
    role: z.enum(["owner", "chair", "sponsor", "viewer"]),
  }),
  shapeOf<Told<"settle name">>()({ does: z.literal("settle name"), label: z.string(), stands: StandsShape }),
  shapeOf<Told<"claim name">>()({ does: z.literal("claim name"), label: z.string(), by: CalledShape }),
  shapeOf<Told<"refuse claim">>()({ does: z.literal("refuse claim"), label: z.string(), by: CalledShape }),
  shapeOf<Told<"match names">>()({ does: z.literal("match names"), labels }),
  shapeOf<Told<"join names">>()({ does: z.literal("join names"), labels }),
  shapeOf<Told<"own name">>()({ does: z.literal("own name"), label: z.string(), person: CalledShape }),
  shapeOf<Told<"take in people">>()({ does: z.literal("take in people"), changes: z.number() }),
  shapeOf<Told<"bind">>()({ does: z.literal("bind"), channel: z.string(), audience: z.enum(AUDIENCES) }),
  shapeOf<Told<"unbind">>()({ does: z.literal("unbind"), channel: z.string() }),
  shapeOf<Told<"set">>()({ does: z.literal("set"), settings: z.array(SettingShape) }),
  shapeOf<Told<"import">>()({ does: z.literal("import"), file: z.string(), added: z.number(), changed: z.number() }),
  shapeOf<Told<"add action">>()({ does: z.literal("add action"), ref: z.string(), title: z.string() }),
  shapeOf<Told<"decide end dates">>()({
    ...{ does: z.literal("decide end dates"), files: labels, refs: z.array(z.string()), agreed: z.boolean() },
    together: TogetherShape.optional(),
  }),
  shapeOf<Told<"say">>()({ does: z.literal("say"), says: z.string() }),
]);
