import { didYouMean, quoted, type Sentences } from "../words/phrases.ts";

type PartnerReason = "partner-unknown" | "form-damaged" | "form-gone";

/** What is said of leads outside Teams and their return forms where it is not as asked. */
export const PARTNER_SENTENCES: Sentences<PartnerReason> = {
  "partner-unknown": ({ name, nearest }) =>
    `You vouch for nobody outside Teams called ${quoted(name)}, so nothing was done. ${
      nearest.length > 0
        ? didYouMean(nearest)
        : "Type “partners” to see whom you vouch for; an owner settles who vouches for whom with “people”."
    }`,
  "form-damaged": () =>
    "This is a return form, but the headings above its rows were changed, so nothing was taken from it. " +
    "Type “partners” for a new one, and put what was filled in into that.",
  "form-gone": () =>
    "This return form is no longer kept here: it was dropped by somebody else, or more than 30 days ago. " +
    "Nothing was changed. Drop the file into this chat again.",
};
