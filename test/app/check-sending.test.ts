import { describe, expect, it } from "vitest";
import { checkSending } from "../../src/app/plans/check-sending.ts";
import { type Checked, HOST_ALONE, type SendOutcome } from "../../src/app/ports/messages.ts";
import { anAction, aPlan, KEY } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";

const NINE = new Date("2026-11-20T09:00:00Z");
const well: Checked = { kind: "well" };
const expired: Checked & SendOutcome = {
  kind: "refused",
  ...{ of: "process", code: "AADSTS7000222", reason: "The bot's secret has expired (AADSTS7000222)." },
};
const switchedOff: Checked & SendOutcome = {
  kind: "refused",
  ...{ of: "tenant", code: "BotDisabledByAdmin", reason: "An administrator has switched the app off." },
};

/** What doctor says of sending, after a run that Teams answered so. */
async function said(signIn: Checked, look: Checked, answer?: SendOutcome): Promise<readonly string[]> {
  const here = await reminderWorld(aPlan(), [anAction({ reviewDate: "2026-12-04" })]);
  if (answer !== undefined) here.messenger.answer = () => answer;
  if (answer !== undefined) await here.run(NINE);
  const check = { signIn: async () => signIn, look: async () => look };
  const findings = await checkSending({ ...here, check }, [KEY.tenant], NINE);
  return findings.map(({ level, says, advice }) => `${level}: ${says} ${advice}`.trim());
}

describe("doctor", () => {
  it("says that Microsoft and Teams let the bot in", async () => {
    expect(await said(well, well, { kind: "sent", message: "m" })).toEqual([
      "fine: Microsoft gives the bot a token.",
      "fine: Teams answers the bot in tenant tenant-a.",
    ]);
  });

  it("names an expired secret by its code, asks Teams nothing more, and blames no person", async () => {
    const lines = await said(expired, well, expired);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^fault: Microsoft gives the bot no token: .*AADSTS7000222.* Renew the bot's secret/);
    expect(lines[1]).toMatch(
      /^fault: The only message of 20 November 2026 did not get through: .*not about the people/,
    );
  });

  it("does not take a machine without the bot's identity for a fault of the bot", async () => {
    const reason = "The bot's managed identity is on its own host alone.";
    const [line] = await said({ kind: "not-delivered", code: HOST_ALONE, reason, retryAfterMs: 1 }, well);
    expect(line).toBe(`notice: Sending was not tried. ${reason} Run doctor there too.`);
  });

  it("names what Teams does not let in", async () => {
    expect((await said(well, switchedOff))[1]).toMatch(
      /^fault: Teams does not let the bot into .* \[BotDisabledByAdmin\] Look in the Teams admin centre/,
    );
    const busy: Checked = { kind: "uncertain", code: "503", reason: "Teams failed (503)." };
    expect((await said(well, busy))[1]).toContain("Teams failed (503). Try again in some minutes");
  });

  it("takes what Teams says of one person for an answer", async () => {
    const gone: Checked = { kind: "refused", of: "person", code: "ConversationNotFound", reason: "Gone." };
    expect((await said(well, gone))[1]).toBe("fine: Teams answers the bot in tenant tenant-a.");
  });

  it("says when nobody has met the bot", async () => {
    const here = await reminderWorld(aPlan({ people: [] }));
    const check = { signIn: async () => well, look: async () => well };
    expect((await checkSending({ ...here, check }, [KEY.tenant], NINE))[1]?.says).toContain("Nobody of tenant");
  });

  it("names messages that Teams did not take", async () => {
    const tooBig: SendOutcome = { kind: "refused", of: "message", code: "413", reason: "The message is too big." };
    expect((await said(well, well, tooBig))[2]).toContain("did not get through: The message is too big.");
  });
});
