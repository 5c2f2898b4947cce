import { z } from "zod";
import { Id, Words } from "./submission-fields.ts";

const of = { plan: Id, draft: Id, page: z.number().int().min(1).max(10_000).default(1) };

/** What the buttons of an import that is looked at send back. */
export const ImportSubmissions = [
  z.object({ verb: z.literal("read-table"), table: Id, plan: Id.nullable() }),
  z.object({
    verb: z.literal("open-import"),
    ...of,
    part: z.enum(["preview", "problems", "changes", "columns"]),
    problem: z.string().max(200).default(""),
  }),
  z.object({ verb: z.literal("apply-import"), ...of, seen: Id }),
  z.object({ verb: z.literal("cancel-import"), ...of }),
  z.object({
    verb: z.literal("settle-import"),
    ...of,
    problem: Id,
    how: z.enum(["settle", "leave-empty", "as-understood"]),
    as: Words.default(""),
    kind: z.string().max(40).default(""),
    date: z.string().max(40).default(""),
  }),
  z.object({
    verb: z.literal("decide-import"),
    ...of,
    as: z.enum(["decide", "take-file", "keep-ours"]),
    about: Id,
    choice: Words,
  }),
  z.object({ verb: z.literal("save-columns"), ...of }).catchall(z.unknown()),
] as const;
