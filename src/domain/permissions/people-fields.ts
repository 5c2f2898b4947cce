import type { Claim, Holder, Label, Person } from "../plan/person.ts";
import type { Theme } from "../plan/plan.ts";
import { EVERYBODY, type FieldTable, readers, readersParts } from "./fields.ts";

/** Somebody of the plan: the public read of posts, and of nobody by name. */
export const PERSON: FieldTable<Person> = {
  ...{ id: readers(""), name: { ...EVERYBODY, public: { post: "name" } }, roles: EVERYBODY },
};

const HOLDER: FieldTable<Holder> = { person: readers(""), from: EVERYBODY, to: EVERYBODY };
const REFUSED: FieldTable<NonNullable<Claim["refused"]>> = { by: readers(""), at: EVERYBODY };
const CLAIM: FieldTable<Claim> = {
  ...{ person: readers(""), name: readers(""), at: EVERYBODY, refused: readersParts(REFUSED, null) },
};

/** A name of the plan: the public read it where it is a post or a body. */
export const LABEL: FieldTable<Label> = {
  ...{ text: { ...EVERYBODY, public: { post: "label" } }, kind: EVERYBODY, sponsor: readers(null) },
  ...{ holders: readersParts(HOLDER, []), answers: readers(undefined), claims: readersParts(CLAIM, undefined) },
};

/** A priority, and by which posts it is led. */
export const THEME: FieldTable<Theme> = {
  ...{ ref: EVERYBODY, title: EVERYBODY, section: EVERYBODY, source: EVERYBODY, intent: EVERYBODY, outcome: EVERYBODY },
  leads: { ...EVERYBODY, public: { post: "label" } },
};
