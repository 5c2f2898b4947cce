// What the words beside a date say of it, as people write them in plans.
export const REVIEW = /\breviews?\b/i;
export const REVISED =
  /\b(revis\w*|extend\w*|was|originally|original|previous(ly)?|slipp\w*|amend\w*|now|changed|moved|deferred)\b/i;
export const RANGE = /^\s*(-|–|—|\/|&|to|and|until|till|through( to)?)\s*$/i;
export const ONGOING =
  /\b(on-?going|continuous(ly)?|rolling|permanent(ly)?|throughout|business as usual|bau|all year)\b/i;
export const IMMEDIATE = /\b(immediate(ly)?|asap|as soon as possible|straight away|now)\b/i;
export const EVENT =
  /\b(await(s|ing)?|when|once|after|following|until|subject to|dependent|depends|tb[cda]|to be (confirmed|agreed|determined|set))\b/i;
export const DONE_FIRST =
  /^\W*(action )?(completed?|done|achieved|closed|implemented|published|launched|delivered|signed off|in place)\b(?!\s+by\b)/i;
export const DONE_LAST = /\b(completed?|done|achieved|closed)\W*$/i;
export const NOT_WHOLLY =
  /\b(not|nearly|almost|partly|partially|part|phases?|stages?|draft|be|when|once|until|reviews?|some|most|first|initial|awaiting|but|remaining|outstanding|to complete|%)\b|%/i;
