import { afterEach, describe, expect, it } from "vitest";
import type { Behaviour } from "../fakes/connector.ts";
import { type Image, startImage } from "./image.ts";

const LEADS = ["Ada Poole", "Bea Quinn", "Cal Rowe", "Dee Shaw", "Eve Tait"].map((label) => ({
  id: label.slice(0, 3).toLowerCase(),
  label,
}));
const everybody = LEADS.map(({ id }) => `with-${id}`);
/** A Friday ten working days before what is asked, and the working day after it. */
const FRIDAY = "2026-11-20T09:00:00Z";
const MONDAY = "2026-11-23T09:00:00Z";

let image: Image;
afterEach(() => image?.stop());

async function look() {
  const [health, ready] = await Promise.all([image.fetch("/health"), image.fetch("/ready")]);
  const errors = image.printed().filter((line) => line.includes('"level":"error"'));
  return { health: [health.status, await health.text()] as const, ready: ready.status, errors };
}

/** Waits until the run of a start has ended. */
async function afterRun() {
  await expect
    .poll(() => image.printed().join("\n"), { timeout: 30_000 })
    .toMatch(/"event":"job-(?:done|failed)"[^\n]*"remind-leads"|"remind-leads"[^\n]*"event":"job-(?:done|failed)"/);
}

/** Whom a message has reached, of the leads; an owner may hear meanwhile of who was not. */
const reminded = () =>
  everybody.filter((one) => image.connector.delivered.some(({ conversation }) => conversation === one));

async function nextWorkingDay() {
  await image.restart(MONDAY);
  await expect.poll(reminded, { timeout: 30_000 }).toEqual(everybody);
  await afterRun();
  expect((await look()).ready).toBe(200);
}

describe("production through a day of trouble, and the day after it", () => {
  it.each<[string, Behaviour, string]>([
    ["401", { kind: "refuse", status: 401, code: "BotNotRegistered" }, "does not accept this bot's registration"],
    ["403", { kind: "refuse", status: 403, code: "BotDisabledByAdmin" }, "An administrator has switched the app off"],
  ])("%s: log, health, ready and doctor say so, and all are reminded on the next", async (_, behaviour, why) => {
    image = await startImage(LEADS, "2026-11-20T06:00:00Z");
    image.connector.behave(behaviour);
    await image.restart(FRIDAY);
    await afterRun();
    const { health, ready, errors } = await look();
    expect(errors.join("\n")).toContain(why);
    expect(health).toEqual([200, expect.stringContaining(why)]);
    expect([ready, image.connector.attempts.length]).toEqual([503, 3]);
    expect(await image.plan("doctor")).toContain(why);
    image.connector.behave({ kind: "accept" });
    await nextWorkingDay();
  });

  it("one oversized message: it alone is not accepted, and its person hears on the next", async () => {
    image = await startImage(LEADS, "2026-11-20T06:00:00Z");
    image.connector.behave((to) =>
      to === "with-cal" ? { kind: "refuse", status: 413, code: "MessageSizeTooBig" } : { kind: "accept" },
    );
    await image.restart(FRIDAY);
    await afterRun();
    const { ready, errors } = await look();
    expect(errors).toEqual([expect.stringMatching(/message-not-accepted.*MessageSizeTooBig/)]);
    expect([ready, reminded()]).toEqual([200, everybody.filter((one) => one !== "with-cal")]);
    image.connector.behave({ kind: "accept" });
    await nextWorkingDay();
  });

  it("an expired secret: its code is in log, health and doctor, and once it is renewed all hear", async () => {
    image = await startImage(LEADS, "2026-11-20T06:00:00Z");
    image.microsoft.refuseTokens(7_000_222);
    await image.restart(FRIDAY);
    await afterRun();
    const { health, ready, errors } = await look();
    expect(errors.join("\n")).toContain("AADSTS7000222");
    expect(health).toEqual([200, expect.stringContaining("The bot's secret has expired (AADSTS7000222).")]);
    expect([ready, reminded()]).toEqual([503, []]);
    expect(await image.plan("doctor")).toContain("AADSTS7000222");
    image.microsoft.refuseTokens(null);
    await nextWorkingDay();
  });

  it("a silent key server, a day after the keys were fetched: known keys go on serving, one fetch is on its way", async () => {
    image = await startImage(LEADS, FRIDAY);
    expect(await image.posts("help")).toBe(200);
    image.microsoft.silenceKeys(true);
    await image.setClock("2026-11-21T10:00:00Z");
    const before = image.microsoft.keysAsked;
    const answered = await Promise.all(Array.from({ length: 20 }, () => image.posts("help")));
    expect(answered).toEqual(answered.map(() => 200));
    expect(image.microsoft.keysAsked - before).toBe(1);
    image.microsoft.silenceKeys(false);
  });
});
