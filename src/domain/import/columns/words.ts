import type { ColumnRole } from "../../plan/draft.ts";

/** Columns of dates; "due" is headed by both review and end. */
export const DATE_ROLES = ["due", "review", "end", "start", "completed"] as const satisfies readonly ColumnRole[];

/**
 * Words of headings and what they mean, the more telling first: "Lead Officer for delivery and progress updates" is
 * about leads, "How will we know?" about measures, "Target date" about dates.
 */
const WORDS: readonly (readonly [RegExp, ColumnRole])[] = [
  [
    /^(no|nos|nr|num|number|refs?|reference|recs?|id|item|sl|s n|sr|sr no|ref(erence)? (no|number|id)|(item|s) no|action (no|nos|ref|reference|number|id)|(rec(ommendation)?|task|deliverable|milestone|line|row|workstream|finding|issue|priority|objective|standard|commitment) (no|nos|ref|number|id)|line|wbs( code)?|(issue|ticket|work item) (key|id|no|number)|unique (ref|id).*)$/,
    "ref",
  ],
  [
    /\b(ofsted|inspection|report|cqc|sif|ilacs|audit|hmip) (ref|refs|reference|page|para|paragraph|source)\b|^(page|para|paragraph|pg|source)s?\b|\bsource\b|\b(para|page) (no|nos|number|ref)s?\b/,
    "source",
  ],
  [
    /\b(last|latest|previous) (update|updated|review|reviewed)\b|\b(date|updated|when) (added|raised|opened|reported|identified|logged|created)\b|\bdate (of )?(last )?update\b|\bupdated on\b|\bdays\b|\bversion\b|^(created|modified|updated|reporter|reported by)( (by|on|date))?$|^(issue|work item|item|content) type$/,
    "other",
  ],
  [
    /\b(date (completed|closed|achieved|done)|actual (completion|end|finish|date|delivery)|(completed|closed|achieved) (on|date)|closure date|date of completion)\b|^(completed|closed)$/,
    "completed",
  ],
  [
    /\b(b?rag|rating|status)\b.{0,200}\b(last|previous|prior) (month|quarter|period|time|year|update|report)\b|\b(last|previous|prior) (month|quarter|period|time|year)s?\b|\b(previous|prior|last|baseline|forecast|predicted|risk|initial|original) (month |quarter |period )?(b?rag|status|rating)\b|\b(impact|likelihood|risk) (rating|score|level)$|^(likelihood|score|risk)$|^priority (level|rating|h m l)$|^(high medium low|h m l)$|%/,
    "other",
  ],
  [/\b(depend(s|ent|ency|encies)|interdependenc(y|ies)|predecessors?)\b/, "depends"],
  [
    /\breview\b.{0,200}\b(end|completion|complete|due|target)\b|\b(end|completion|complete|due|target)\b.{0,200}\breview\b/,
    "due",
  ],
  [
    /^((next |date (for|of) |planned )?review (date|by|on|due|point)s?|date for review|reviewed? (by )?when|when reviewed|next review|review)$/,
    "review",
  ],
  [
    /\b(start|commence(ment|s)?|begin(s|ning)?)\b.{0,200}\b(end|finish|complet\w+)\b|\btime ?(scales?|frames?|lines?|table)\b|\btimings?\b|\bdead ?lines?\b|\bby when\b|^when\b|^due\b|\bdue (by|date)\b|^dates?$|\b(end|target|completion|complete|finish|delivery|implementation|planned|agreed|revised|expected|due|original|proposed|milestone|action|new|forecast|estimated|anticipated|baseline|projected) (completion |end |delivery |implementation )?dates?\b|\bdates? (due|for|by|of completion|to be completed|for completion)\b|\b(complete|completed|delivered|done|achieved|implemented|completion|delivery) by$|^(by|to|for) (what|which) date$|^(by|end|ends|finish|finish by|end by|done by|complete by|delivery date)$|^((forecast|estimated|target|planned|expected|projected|agreed|anticipated|proposed|revised) )?(completion|finish|delivery by|end)$|^when (will|do|can|should|is|are) (you|we|it|this|they|families|children)\b|\bto be (completed|done) by\b/,
    "end",
  ],
  [/\b(start|started|commence(ment|s)?|commencing|begin(s|ning)?) ?(date|by|on)?$|^from$|^date started$/, "start"],
  [
    /\bb?rag[a-z]?\b|\bragb\b|\btraffic lights?\b|\bconfidence\b|\brating\b|\bblue red amber green\b|\bred amber green\b/,
    "rag",
  ],
  [
    /\b(executive|political|board|senior)? ?(sponsors?|champions?)$|\b(lead|cabinet) members?\b|\bsupport(ed|ing)?( by| officers?| leads?| from)?\b|\bpartners?( involved| agenc(y|ies))?$|\bstakeholders?\b|\b(others?|people|agencies) involved\b|\bwith whom\b|\bcontribut\w+|\bconsulte?d?\b|\bwho else\b|\b(helped|assisted) by\b|^(agenc(y|ies)|partners?)$|\boversight\b|\boverseen\b/,
    "support",
  ],
  [
    /\b(leads?|owners?|ownership|owned|responsib\w+|accountab\w+|by who(m)?|who|whom|officers?|drivers?|lead driver|whos|named person|person|people responsible|assigned( to)?|assignee|allocated to|manager|sro|delivered by|lead agency|resource names?)\b/,
    "leads",
  ],
  [
    /^(current |overall |action |delivery |present |completion |implementation |progress |latest )?(status|state)( update)?$|^status\b|\bstatus$|^open( or)? closed$|^closed open$|^(complete|completed|done|achieved|closed)( y n| yes no)$|^(complete|done)$/,
    "status",
  ],
  [
    /\bhow (will|do|would|shall) we (know|measure|evidence|show|demonstrate)\b|\bwhat (will|would|does) (be different|success|good|it look|look)\b|\bwhat difference\b|\bsuccess\b|\bkpis?\b|\bindicators?\b|\bmeasures?\b|\bcriteria\b|\bhow (measured|monitored)\b|\bevidence\b(?! of progress)|\boutputs?\b|\bimpact\b|\bexpected (results?|outcomes?|impact)\b|\bdeliverables?\b|\bperformance\b/,
    "measures",
  ],
  [/^baselines?\b|\bstarting point\b|\bcurrent (performance|position %)\b/, "baseline"],
  [
    /^(current )?(progress|updates?|comments?|commentary|narrative|notes?|position)\b|^self (assessment|evaluation)\b|\bprogress\b|\bupdates?\b|\bcomments?\b|\bcommentary\b|\bcurrent position\b|\bnext (steps?|actions?)\b|\bactions? (taken|to date|completed)\b|\bwork to date\b|\bachieve(d|ments?)\b|\bresponses?\b|\bfeedback\b|\bhistory\b/,
    "progress",
  ],
  [
    /\bmonitor(ing|ed)?\b|\bevaluation\b|\bresources?\b|\bcosts?\b|\bbudget\b|\bfunding\b|\bfinance\b|\brisks?\b|\bbarriers?\b|\bmitigat\w+\b|\bfrequency\b|\blocation\b|\bteams?$|\brationale\b|\bwhy\b/,
    "other",
  ],
  [/\bobjectives?\b|^aims?\b|\baims and\b/, "objective"],
  [
    /\bactions? (required|needed|to be taken|agreed|planned)\b|^(key |agreed |planned |specific |improvement |main |proposed |detailed |required )?actions?\b/,
    "action",
  ],
  [
    /\bthemes?\b|\bpriorit(y|ies)\b|\bareas?\b|\bafis?\b|^buckets?( name)?$|\brecommendations?\b|\bwork ?streams?\b|\bstrands?\b|\bpillars?\b|\bfindings?\b|\bwhat (needs|must|has|have|should|do we need|we need)( to)?( be)? (improved?|changed?)\b|\bissues?\b|\bdomains?\b|\bcategory\b|\bstandards?\b|\brequirements?\b|\bgoals?\b|\bpromises?\b|\bpledges?\b|\bimprovements? (required|needed)\b|\bconcerns?\b|\bweakness(es)?\b/,
    "theme",
  ],
  [/\bmilestones?\b/, "end"],
  [/\btargets?\b|\boutcomes?\b/, "measures"],
  [
    /\bactions?\b|^what$|^improvements?$|^primary column$|^(together )?we (will|are going to|plan to|intend to|have agreed to)\b|\bwhat (we|will|are|do|needs|is|must|action|has to|to)\b|\btasks?\b|\bactivit(y|ies)\b|\bsteps\b|\binitiatives?\b|\bcommitments?\b|\bwork required\b|\binterventions?\b|\bprojects?\b|\bdeliver(y|ing)?$/,
    "action",
  ],
  [/^how$|^how (will|we|are we|do we|to|is)\b|^details?$|^description$|^method$/, "detail"],
];

/** A heading without case, stops and doubled spaces: "No." and "#" are "no", "Start/end" is "start end". */
export function plainHeading(heading: string): string {
  return heading
    .replace(/([a-z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/#/g, " no ")
    .replace(/\bb[./-]?r[./-]?a[./-]?g\b\.?/g, "brag")
    .replace(/\br[./-]a[./-]g\b\.?/g, "rag")
    .replace(/['’]ll\b/g, " will")
    .replace(/['’]re\b/g, " are")
    .replace(/['’]ve\b/g, " have")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9%]+/g, " ")
    .trim();
}

/** What a heading's words say that its column is for; null where they say nothing we know. */
export function roleOf(heading: string): ColumnRole | null {
  const words = plainHeading(heading);
  if (words === "" || words.length > 120) return null;
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Whether one heading asks for two things that we keep apart: "Lead and timescale". */
export function isMixed(heading: string): boolean {
  const words = plainHeading(heading);
  const asksWho = /\b(who|whom|leads?|owners?|officers?|responsib\w+)\b/.test(words);
  const asksWhen = /\b(by when|when|dates?|time ?scales?|time ?frames?|deadlines?)\b/.test(words);
  return asksWho && asksWhen;
}

/** Whether a column holds dates. */
export function isDateRole(role: ColumnRole | null): boolean {
  return DATE_ROLES.some((one) => one === role);
}
