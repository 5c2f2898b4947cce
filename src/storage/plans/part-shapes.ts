import { z } from "zod";
import type { Claim, Delegate, Holder, Label, Person, StandIn } from "../../domain/plan/person.ts";
import type { Objective, Theme } from "../../domain/plan/plan.ts";
import { shapeOf } from "../table/shape.ts";

/** A theme, as its row keeps it. */
export const ThemeRow: z.ZodType<Theme> = shapeOf<Theme>()({
  ...{ ref: z.string(), title: z.string(), leads: z.array(z.string()) },
  section: z.string().nullish(),
  source: z.string().nullish(),
  intent: z.string().nullish(),
  outcome: z.string().nullish(),
});
/** An objective. */
export const ObjectiveRow: z.ZodType<Objective> = shapeOf<Objective>()({
  ref: z.string(),
  theme: z.string(),
  title: z.string(),
});
/** Somebody of the plan. */
export const PersonRow: z.ZodType<Person> = shapeOf<Person>()({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(["owner", "chair", "sponsor", "viewer"])),
});
const ClaimRow: z.ZodType<Claim> = shapeOf<Claim>()({
  person: z.string(),
  name: z.string(),
  at: z.string(),
  refused: shapeOf<NonNullable<Claim["refused"]>>()({ by: z.string(), at: z.string() }).nullable(),
});
/** A name of the plan, with who holds it. */
export const LabelRow: z.ZodType<Label> = shapeOf<Label>()({
  text: z.string(),
  kind: z.enum(["person", "role", "outside"]),
  holders: z.array(shapeOf<Holder>()({ person: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  sponsor: z.string().nullable(),
  answers: z.string().optional(),
  claims: z.array(ClaimRow).optional(),
});
/** Who answers for somebody. */
export const StandInRow: z.ZodType<StandIn> = shapeOf<StandIn>()({
  for: z.string(),
  by: z.string(),
  from: z.string(),
  to: z.string(),
});
/** Who files for somebody. */
export const DelegateRow: z.ZodType<Delegate> = shapeOf<Delegate>()({ for: z.string(), by: z.string() });
