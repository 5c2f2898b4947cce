/** Words of posts, teams and organisations: no name of a person holds one. */
const NO_NAME = new RegExp(
  String.raw`\b(${[
    "services?|teams?|board|director(s|ate)?|heads?|managers?|management|officers?|childrens?|children|early|help|quality|assurance",
    "learning|development|practice|practitioners?|social|care|work(er)?s?|workforce|education|health|housing|police|council|councillors?",
    "partnership|safeguarding|business|support|performance|corporate|parenting|parents?|carers?|youth|justice|virtual|schools?|human",
    "resources|finance|commission(er|ers|ing)|legal|public|community|groups?|units?|hubs?|areas?|leads?|leader|leadership|principal",
    "assistant|deputy|chief|executive|interim|acting|senior|all|staff|hr|it|data|intelligence|information|training|fostering|adoption",
    "leaving|leavers?|front|door|mash|send|senco|sen|inclusion|strategic|strategy|operations|operational|programme|project|improvement",
    "policy|engagement|participation|communications?|customer|famil(y|ies)|forum|trust|nhs|ccgs?|icb|college|university|independent",
    "reviewing|chairs?|designated|nurse|doctor|gps?|county|city|borough|district|town|digital|estates?|property|transformation",
    "governance|audit|risk|contact|referral|assessment|intervention|prevention|panel|committee|network|members?|cabinet|mayor",
    "partners?|providers?|agenc(y|ies)|foundation|society|association|division(al)?|department|region(al)?|national|local|authority",
    "young|people|adults?|adolescents?|secondary|primary|headteachers?|head teachers?|governors?|advis[eo]rs?|coordinators?|consultants?",
    "inspectors?|superintendents?|supervisors?|analysts?|administrators?|specialists?|psychologists?|therap(y|ists?)|probation|cafcass",
    "ofsted|court|complaints|systems?|technology|missing|exploitation|placements?|sufficiency|edge|hospital|midwif(e|ery)|gateway|mental|drugs?|alcohol|domestic|abuse|violence|planning|review|insight|research|office|duty|response|standards|professional|and|of|for|the|to|in|with|by|on|or|be|is|who|each|every|relevant|tbc|various|newly|trafficking|practice|pdos?|central|east|west|north|south|joint",
  ].join("|")})\b`,
  "i",
);
const POST =
  /\b(head of|heads of|director|manager|officer|leads?|leader|worker|advis[eo]r|co-?ordinator|chair(man|person)?|secretary|nurse|consultant|commissioner|partner|ad|dcs|das|ceo|cfo|psw|sro|iro|cp chair|headteacher|head teacher|superintendent|inspector|supervisor|analyst|administrator|practitioner|specialist|deputy|assistant|interim|acting|principal|chief|executive|head|pdos?|pdo['’]s|councillor|cabinet member|portfolio holder|psychologist|solicitor|lawyer|clerk|treasurer|accountant|auditor|trainer|educator|facilitator|teacher|paediatrician|midwife|registrar|engineer|planner|monitoring officer|section 151)\b/i;
const TEAM =
  /\b(teams?|services?|units?|boards?|groups?|partnership|council|police|trust|nhs|department|directorate|division|committee|forum|panel|hub|network|agency|agencies|ltd|limited|schools?|college|university|cafcass|icb|ccgs?|association|foundation|society|housing|health|education|finance|commissioning|hr|it|legal|human resources|workforce|social care|early help|safeguarding)\b/i;
const PLACEHOLDER =
  /^(t\.?b\.?[cda]\.?|to be (confirmed|agreed|determined|identified|appointed|recruited|decided)|vacant|vacancy|n\/?a|none|-+|–|\?+|not yet (agreed|known|appointed))$/i;

/** Whether a text is a person's name: two to four names, each with a capital, and no word of a post or a team. */
export function isPerson(text: string): boolean {
  const name = text
    .trimEnd()
    .replace(/\([^()]*\)$/, "")
    .trimEnd()
    .replace(/^(dr|mrs?|ms|miss|prof(essor)?|cllr|councillor|rev|sir|dame)\.? /i, "")
    .trim();
  if (NO_NAME.test(name) || /\d|&|\//.test(name)) return false;
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4) return false;
  if (words.some((word) => /['’]s$/.test(word))) return false;
  const particle = /^(de|da|di|del|della|van|von|der|den|le|la|du|el|al|bin|ap|o|st\.?|mac)$/i;
  const proper = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
  const capitals = words.filter((word) => /^\p{Lu}{2,}$/u.test(word)).length;
  return proper.test(words[0] ?? "") && capitals < 1 && words.every((word) => proper.test(word) || particle.test(word));
}

/** Initials as people sign plans: "JW", "SD", "J.W.". */
export function isInitials(text: string): boolean {
  return /^(\p{Lu}\.?){2,3}$/u.test(text.trim());
}

/** Whether a text names a post: "Head of Early Help", "DCS". */
export function isPost(text: string): boolean {
  return POST.test(text) || /^(ad|dcs|das|hos|sm|tm|gm|psw|dph|vsh|dco|dmo|ceo|cfo|coo|sro|dsl)$/i.test(text.trim());
}

/** Posts of several people: "Team Managers", "Heads of Service". */
export function isPostGroup(text: string): boolean {
  return /\b(managers|officers|directors|heads of|heads|leads|leaders|workers|practitioners|chairs|co-?ordinators|advis[eo]rs|headteachers|governors|supervisors|iros|ads|hos)\b/i.test(
    text,
  );
}

/** A team, a body or an organisation, an abbreviation of one included. */
export function isTeam(text: string): boolean {
  return TEAM.test(text) || /^([\p{Lu}\d&]{2,8})(\s+[\p{Lu}][\p{L}&]*)?s?$/u.test(text.trim());
}

/** "TBC", "vacant": nobody is named. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim()) || /^(t\.?b\.?[cda]|vacant)\b/i.test(text.trim());
}

/** "All", "all managers": never expanded into people. */
export function isEverybody(text: string): boolean {
  return /^(all|everyone|everybody|all (staff|managers|teams|partners|agencies|services|practitioners|social workers|members))\.?$/i.test(
    text.trim(),
  );
}
