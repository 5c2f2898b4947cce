import { z } from "zod";
import type { FileOffer } from "../../app/files/file-links.ts";
import type { OpenPartner, Partners } from "../../app/partners/open-partner.ts";
import type { Message } from "../../app/ports/messages.ts";
import { timeIn } from "../../domain/calendar/day.ts";
import { labelKey } from "../../domain/people/labels.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import { lineFacts } from "../actions/list-line.ts";
import { Buttons, linkButton, spoken } from "../elements/buttons.ts";
import { entriesCard } from "../elements/entries.ts";
import { againButton, drawLine, ListLine } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { DUE, emailWords } from "./email-words.ts";

const draw = card(
  "partner",
  z.strictObject({
    heading: z.string(),
    name: z.string(),
    note: z.string(),
    lines: z.array(ListLine),
    hasEmail: z.boolean(),
    emailLabel: z.string(),
    email: z.string(),
    formNote: z.string(),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

const DROP = "When it comes back filled in, drop it into this chat.";

/**
 * What a lead outside Teams has due, words to paste into an e-mail to them, and the form to attach. `from`: who will send
 * it; `form`: null where the bot cannot hand over files.
 */
export function partnerCard(open: OpenPartner, from: string, form: FileOffer | null, page: number): Message {
  const { plan, partner, groups } = open;
  const due = groups
    .filter(({ name }) => DUE.includes(name))
    .flatMap(({ name, lines }) => lines.map((line) => ({ name, line })));
  const words = (number: number) =>
    writeQuestion({ ask: "partner", name: labelKey(partner.label), page: number, plan: plan.key.plan });
  const shown = paged(due, page, words);
  const heading = `${said(partner.label, 80)}: ${dueWords(groups)}`.replace(/\n/g, " ");
  const buttons = [
    ...(form === null ? [] : [linkButton("Return form (Excel)", form.url), againButton("New link", words(shown.here))]),
    ...shown.buttons,
  ];
  return {
    card: draw({
      heading: plainHeading(groups),
      name: said(partner.label, 120),
      note: [said(plan.title, 100), `${said(nameOf(plan, partner.sponsor), 60)} vouches`, shown.says]
        .filter((part) => part !== "")
        .join(" · "),
      lines: shown.shown.map(({ name, line }) =>
        drawLine(plan, line, (one) => lineFacts(open, name, one), words(shown.here)),
      ),
      hasEmail: groups.length > 0,
      emailLabel: "Words for an e-mail: select all and copy",
      email: emailWords(open, from),
      formNote: formWords(open, form),
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: heading,
  };
}

function formWords({ plan, groups }: OpenPartner, form: FileOffer | null): string {
  if (groups.length === 0) return "They have no open action, so there is nothing to ask them and no form to send.";
  if (form === null) return `I cannot hand over the form here: nobody has told me my own address (PUBLIC_URL). ${DROP}`;
  const until = timeIn(plan.settings.zone, new Date(form.until));
  return `Attach the return form: its link works until ${until}, for whoever has it. ${DROP}`;
}

/** The leads outside Teams that someone may report for. */
export function partnersCard({ plan, partners }: Partners, page: number): Message {
  const words = (number: number) => writeQuestion({ ask: "partners", page: number, plan: plan.key.plan });
  const shown = paged(partners, page, words);
  const note = [said(plan.title, 100), shown.says].filter((part) => part !== "").join(" · ");
  const heading =
    partners.length === 0
      ? "You vouch for nobody outside Teams"
      : count(partners.length, "partner outside Teams", "partners outside Teams");
  return entriesCard({
    heading,
    note: partners.length === 0 ? `${note} · An owner settles who vouches for whom: people` : note,
    banner: "",
    entries: shown.shown.map(({ partner, groups }) => ({
      name: partner.label,
      lines: [dueWords(groups), `${nameOf(plan, partner.sponsor)} vouches for them`],
      buttons: [
        spoken(
          againButton(
            "E-mail and return form",
            writeQuestion({ ask: "partner", name: labelKey(partner.label), page: 1, plan: plan.key.plan }),
          ),
          partner.label,
        ),
      ],
    })),
    buttons: shown.buttons,
    most: 300,
  });
}

function plainHeading(groups: OpenPartner["groups"]): string {
  const words = dueWords(groups);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "2 overdue, 1 due in 30 days; 5 open actions in all". */
function dueWords(groups: OpenPartner["groups"]): string {
  const all = groups.reduce((sum, group) => sum + group.lines.length, 0);
  const due = groups.filter(({ name }) => DUE.includes(name)).map(({ name, lines }) => `${lines.length} ${name}`);
  if (all === 0) return "no open actions";
  return `${due.length === 0 ? "nothing due" : due.join(", ")}; ${count(all, "open action")} in all`;
}
