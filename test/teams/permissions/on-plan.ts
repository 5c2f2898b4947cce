import type { Request } from "../../../src/domain/permissions/permissions.ts";
import type { Label } from "../../../src/domain/plan/person.ts";
import { fillForm } from "../../fakes/fill-form.ts";
import { type Attempt, done, pressed, typed } from "./attempt.ts";
import type { OnActions } from "./on-actions.ts";
import { AWAY, CAST, POLICE, type Scene, scenePlan } from "./scene.ts";

const channel = { conversation: "19:board@thread.tacv2", kind: "channel" } as const;
const bound = { conversation: channel.conversation, name: "Board", audience: "board", boundBy: CAST.owner.id } as const;
const channels = [{ ...bound, boundAt: "2026-11-02T09:00:00.000Z" }];
const closed = { at: "2026-11-02T09:00:00.000Z", by: CAST.owner.id, reason: "" };

export const claimed: readonly Label[] = scenePlan().labels.map((label) =>
  label.text === "Nia Penhale"
    ? { ...label, claims: [{ person: "nia", name: "Nia P. Penhale", at: closed.at, refused: null }] }
    : label,
);

const TABLE = [
  "Ref\tTheme\tAction\tLead officer\tEnd date\tRAG",
  "1.1.8\tPractice that is good every time\tTrain every team\tBen Okafor\t30 June 2027\tGreen",
  "1.1.9\tPractice that is good every time\tAsk every child\tBen Okafor\t30 June 2027\tGreen",
].join("\n");

const PEOPLE = "Label,Name,Directory id\nNia Penhale,Nia Penhale,8c0f6a52-1f7e-4a0b-9d43-2b7a5e1c9d10";

/** A form of the police, filled in: got by the sponsor, as partners get it by e-mail. */
async function filledForm(scene: Scene): Promise<Uint8Array> {
  const card = await scene.says(CAST.sponsor, `partner ${POLICE}`);
  const got = await scene.fetches(card, "Return form (Excel)");
  const row = { Rating: "Green", Progress: "Sent every Monday since May", "Next review date": "11/01/2027" };
  return fillForm(new Uint8Array(await got.arrayBuffer()), { "1.1.1": row }, "Sgt Jo Hart");
}

/** How each request about the plan as a whole is asked. */
export const ON_PLAN: Readonly<Record<Exclude<Request, OnActions>, readonly [Attempt, ...Attempt[]]>> = {
  "report for a partner": [
    typed(`partner ${POLICE}`, { reads: "Words for an e-mail" }),
    done("dropped a return form → File", async (scene) => {
      const form = await filledForm(scene);
      return async (asker) => {
        const shown = await scene.drops(asker, form);
        return shown.buttons.has("File 1 update") ? scene.presses(asker, shown, "File 1 update") : shown;
      };
    }),
  ],
  "arrange their own cover": [
    typed("away 20 December to 5 January, cover Olga Brandt"),
    typed("back", {
      given: (who) => ({
        plan: {
          standIns: [...scenePlan().standIns, { for: CAST[who].id, by: "olga", from: "2026-12-20", to: "2027-01-05" }],
        },
      }),
    }),
  ],
  "arrange another's cover": [
    // Amina's, whose delegate it is; her own would be the request before.
    typed((who) => `away ${who === "lead" ? AWAY.name : CAST.lead.name} 20 December to 5 January, cover Olga Brandt`),
  ],
  "name another's delegate": [
    typed((who) => `delegate Viv Marsh for ${who === "lead" ? AWAY.name : CAST.lead.name}`),
    typed((who) => `no delegate for ${who === "lead" ? AWAY.name : CAST.lead.name}`),
  ],
  "name their delegate": [typed("delegate Olga Brandt"), typed((who) => `delegate Olga Brandt for ${CAST[who].name}`)],
  "hand over": [
    typed("handover Amina Diallo to Viv Marsh", { reads: "Hand over from Amina Diallo" }),
    pressed(["handover Amina Diallo to Viv Marsh", "Hand over"]),
    pressed(["handover Amina Diallo to Viv Marsh from 1 December", "Hand over", "Call it off"]),
    pressed(["waiting", "Words to send"], {}, { reads: "Words to send to" }),
  ],
  "settle who a name is": [
    // It settles what an exact name makes sure.
    typed("people"),
    pressed(["people", "Change"], {}, { reads: POLICE }),
    pressed(["people", "Change", "Save"], { sponsor: CAST.owner.id }),
    pressed(["people", "Confirm or refuse", "Confirm"], {}, { given: { plan: { labels: claimed } } }),
    done("dropped a list of people → Apply", async (scene) => async (asker) => {
      const shown = await scene.drops(asker, Buffer.from(PEOPLE));
      return shown.buttons.has("Apply") ? scene.presses(asker, shown, "Apply") : shown;
    }),
  ],
  "change roles": [
    typed("make Viv Marsh chair"),
    typed("remove Carys Vaughan as chair"),
    typed("roles", { reads: "Owners: " }),
  ],
  "turn settings": [
    pressed(["plan set hour 08:30", "Save"]),
    pressed(["settings", "Show what it means"], { "set-hour": "08:30" }, { reads: "The next run is on" }),
    typed("plan set hour 08:30", { reads: "The next run is on" }),
  ],
  "bind a channel": [
    typed("bind this channel for board", { place: channel }),
    typed("unbind this channel", { place: channel, given: { plan: { channels } } }),
  ],
  "start reminders": [
    pressed(["start reminders", "Start reminders"], {}, { given: { plan: { started: null } } }),
    typed("start reminders", { reads: "Cannot be reached" }),
  ],
  "see what is unanswered": [typed("papers", { reads: "next papers" })],
  "see deliveries": [typed("deliveries", { reads: "Nothing was sent since" })],
  "import into the plan": [
    done("pasted a table → Read it as a plan → pressed Apply", async (scene, drawer) => {
      const asked = await scene.says(drawer, TABLE);
      const preview = await scene.presses(drawer, asked, "Read it as a plan");
      return (asker) => scene.presses(asker, preview, "Apply");
    }),
    done("pasted a table → pressed Read it as a plan, for this plan", async (scene) => async (asker) => {
      const asked = await scene.says(asker, TABLE);
      const shown = await scene.presses(asker, asked, "Read it as a plan", { plan: scenePlan().key.plan });
      return shown.buttons.has("Apply") ? scene.presses(asker, shown, "Apply") : shown;
    }),
  ],
  "export the plan": [
    typed("export", { reads: "as a file, made as the plan is" }),
    done(
      "typed “export” → opened the file",
      async (scene) => async (asker) => {
        const shown = await scene.says(asker, "export");
        if (!shown.whole.includes("Plan (CSV)")) return shown;
        const file = await scene.fetches(shown, "Plan (CSV)");
        return { ...shown, status: file.status, says: await file.text() };
      },
      { reads: "1.1.2" },
    ),
  ],
  "close the plan": [
    typed("close plan", { reads: "all of it can still be read" }),
    pressed(["close plan", "Close the plan"]),
    typed("open plan again", { given: { plan: { closed } } }),
  ],
};
