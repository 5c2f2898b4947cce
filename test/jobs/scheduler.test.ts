import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreDown } from "../../src/app/ports/ports.ts";
import type { Job } from "../../src/jobs/jobs.ts";
import { jobsOf } from "../../src/jobs/jobs.ts";
import { startJobs } from "../../src/jobs/scheduler.ts";
import { anAction, aPlan, NOW } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A log that keeps what it was told. */
function aLog() {
  const lines: string[] = [];
  const keep = (event: string, facts?: Readonly<Record<string, unknown>>) =>
    void lines.push(`${event} ${JSON.stringify(facts)}`);
  return { lines, log: { info: keep, error: keep } };
}

/** A job that ends when told to, and counts. */
function aJob(cron = "*/5 * * * *") {
  const runs: { end: (fault?: Error) => void; stopping: AbortSignal }[] = [];
  const run: Job["run"] = (_, stopping) =>
    new Promise((resolve, reject) => {
      runs.push({ stopping, end: (fault) => (fault === undefined ? resolve({ sent: 1 }) : reject(fault)) });
    });
  return { runs, job: { name: "a-job", cron, run } };
}

/** Lets what is under way take its next steps. */
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("jobs", () => {
  it("run once at the start, then at every fifth minute", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-20T10:01:00Z") });
    const { runs, job } = aJob();
    const running = startJobs([job], aLog().log, () => new Date());
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await vi.advanceTimersByTimeAsync(4 * 60_000 + 2000);
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await running.stop();
  });

  it("never overlap themselves", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-20T10:01:00Z") });
    const { runs, job } = aJob();
    const running = startJobs([job], aLog().log, () => new Date());
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(runs).toHaveLength(1);
    runs[0]?.end();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(runs).toHaveLength(2);
    runs[1]?.end();
    await running.stop();
  });

  it("log what they throw and go on; only a good run counts as the last", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-20T10:01:00Z") });
    const { runs, job } = aJob();
    const { lines, log } = aLog();
    const running = startJobs([job], log, () => new Date());
    runs[0]?.end(new Error("no store"));
    await settle();
    expect(lines).toEqual(['job-failed {"job":"a-job","error":"Error: no store"}']);
    expect([running.lastRuns(), running.why()]).toEqual([
      { "a-job": null },
      { "a-job": "A fault of ours: see the log." },
    ]);
    await vi.advanceTimersByTimeAsync(4 * 60_000 + 2000);
    runs[1]?.end();
    await settle();
    expect(running.lastRuns()["a-job"]).toMatch(/^2026-11-20T10:05:/);
    expect(running.why()).toEqual({});
    expect(lines[1]).toBe('job-done {"job":"a-job","sent":1}');
    await running.stop();
  });

  it("stop once the run in hand, told to, has ended; and then never run again", async () => {
    vi.useFakeTimers({ now: new Date("2026-11-20T10:01:00Z") });
    const { runs, job } = aJob();
    const running = startJobs([job], aLog().log, () => new Date());
    let stopped = false;
    const stopping = running.stop().then(() => {
      stopped = true;
    });
    await settle();
    expect([runs[0]?.stopping.aborted, stopped]).toEqual([true, false]);
    runs[0]?.end();
    await stopping;
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(runs).toHaveLength(1);
  });
});

describe("the reminders' job", () => {
  it("sends what is owed and tells counts, no names", async () => {
    const here = await reminderWorld(aPlan(), [anAction({ reviewDate: "2026-12-04" })]);
    const [job] = jobsOf({ ...here.deps, drafts: here.drafts });
    const facts = await job?.run(NOW, new AbortController().signal);
    expect(facts).toMatchObject({ planned: 1, sent: 1, failed: 0, people: 1 });
    expect(JSON.stringify(facts)).not.toContain("mina");
  });

  it("tells refusals by reason, and is not good while a fault of the whole stands", async () => {
    const here = await reminderWorld(aPlan(), [anAction({ reviewDate: "2026-12-04" })]);
    const reason = "The bot's secret has expired (AADSTS7000222).";
    here.messenger.answer = () => ({ kind: "refused", of: "process", code: "AADSTS7000222", reason });
    const [job] = jobsOf({ ...here.deps, drafts: here.drafts });
    vi.useFakeTimers({ now: NOW });
    const { lines, log } = aLog();
    const running = startJobs(job === undefined ? [] : [job], log, () => NOW);
    await vi.advanceTimersByTimeAsync(1_000);
    await running.stop();
    expect(running.why()["remind-leads"]).toContain(`Nothing gets through to Teams: ${reason}`);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^job-failed /);
    expect(lines[0]).toContain(`"refusals":{"${reason}":1}`);
  });

  it("is not good when a tenant could not be worked through", async () => {
    const here = await reminderWorld();
    const plans = { ...here.plans, readPlan: () => Promise.reject(new StoreDown("down")) };
    const [job] = jobsOf({ ...here.deps, drafts: here.drafts, plans });
    await expect(job?.run(NOW, new AbortController().signal)).rejects.toThrow(
      "The store does not serve this bot: down.",
    );
  });
});
