import { z } from "zod";

/** A schema for every field of a type, the optional ones too: whoever adds a field is told of each shape that lacks it. */
export type Every<T> = { readonly [K in keyof Required<T>]: z.ZodType<T[K]> };

/** Of fields that the type does not have, none. */
type NoOther<S, T> = { readonly [K in Exclude<keyof S, keyof T>]: never };

/**
 * The shape in which something of a type is stored: the only way to make one in this folder, so that no field is saved
 * and then lost on the next read. Fields that a newer release has added are kept as they are, so that they are
 * written back; typed without them, because nobody here reads them.
 */
export function shapeOf<T>() {
  return <const S extends Every<T>>(shape: S & NoOther<S, T>): z.ZodObject<S> =>
    z.looseObject<S>(shape) as unknown as z.ZodObject<S>;
}
