import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stored } from "../../src/app/ports/stored.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Hold } from "../../src/domain/due/asked.ts";
import type { PlanEvent } from "../../src/domain/history/plan-event.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import type { RequestParts } from "../../src/domain/plan/once.ts";
import type { Plan, PlanKey } from "../../src/domain/plan/plan.ts";
import { beforeOf } from "../../src/domain/updates/field-changes.ts";
import type { Stores } from "../../src/storage/tables.ts";
import { AMINA, anEvent, aOnce, aWholeUpdate, BEN, importedEntry, OWEN } from "../builders.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { bothStores } from "./both-stores.ts";
import { aClaim, aDelivery, aKey, aNewPlan, anAction, anUpdateOf, aPlan, aRef, ODD_TEXT } from "./samples.ts";

describe.each(bothStores)("the stores %s", (_, open) => {
  let { plans, outbox, conversations, members, chats, links } = memoryStores() as Stores;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await open();
    ({ plans, outbox, conversations, members, chats, links } = opened.stores);
    close = opened.close;
  });
  afterAll(() => close());

  async function planOf(...actions: readonly Action[]): Promise<PlanKey> {
    const key = aKey();
    await plans.createPlan(aNewPlan(key, ...actions));
    return key;
  }

  async function stored(key: PlanKey, ref: string): Promise<Stored<Action>> {
    const found = await plans.findAction(key, ref);
    if (found === undefined) throw new Error(`no ${ref}`);
    return found;
  }

  const refsOf = (lines: readonly { ref: string }[]) => lines.map((line) => line.ref);

  describe("plans", () => {
    it("gives back a plan as it was stored, in the document's order", async () => {
      const key = await planOf(anAction("1.1"));
      expect(await plans.readPlan(key)).toEqual({ value: aPlan(key), mark: expect.any(String) });
    });

    it("gives back why a problem is asked, and of an older row its sentence", async () => {
      const key = aKey();
      const at = { place: "row 4", ref: null, field: "due", text: "31.2." } as const;
      const asked = { ...at, message: "", why: { reason: "no-such-day", days: ["31 February"] } } as const;
      const plan = aPlan(key);
      const document = { ...plan.document, problems: [asked, { ...at, message: "This is no date." }] };
      await plans.createPlan({ ...aNewPlan(key), plan: { ...plan, document } });
      expect(await plans.readPlan(key)).toMatchObject({ value: { document: { problems: document.problems } } });
    });

    it("does not know a plan that was never stored", async () => {
      expect(await plans.readPlan(aKey())).toBe("unknown");
    });

    it("refuses to store a plan twice, and keeps the first", async () => {
      const key = await planOf(anAction("1.1"));
      expect(await plans.createPlan(aNewPlan(key, anAction("9.9")))).toBe(false);
      expect(await plans.listRefs(key)).toEqual(["1.1"]);
    });

    it("lists the plans of one tenant, and the tenants that have any", async () => {
      const key = await planOf();
      const other = { ...key, plan: "another" };
      await plans.createPlan(aNewPlan(other));
      const listed = [other, key].map((each) => ({ key: each, title: aPlan(key).title }));
      expect(await plans.listPlans(key.tenant)).toEqual(listed);
      expect(await plans.listPlans(randomUUID())).toEqual([]);
      expect((await plans.listTenants()).filter((tenant) => tenant === key.tenant)).toEqual([key.tenant]);
    });

    it("knows for whom a plan is to be found, however they came into it, and nobody else", async () => {
      const key = await planOf();
      const of = async (party: string) => (await plans.listPlansOf(key.tenant, party)).map((one) => one.key.plan);
      await plans.noteParties();
      for (const party of [AMINA, BEN, OWEN]) expect(await of(party)).toEqual([key.plan]);
      expect(await of("nobody")).toEqual([]);
      expect(await plans.listPlansOf(randomUUID(), BEN)).toEqual([]);
      const saved = await plans.readPlan(key);
      if (typeof saved === "string") throw new Error(saved);
      const { value, mark } = saved;
      const channel = { conversation: "19:board@thread.tacv2", name: "Board", audience: "staff" } as const;
      const changed: Plan = {
        ...value,
        begun: { by: "beginner", at: "2027-01-01T09:00:00.000Z" },
        people: [...value.people, { id: "person", name: "P", roles: ["viewer"] }],
        labels: value.labels.map((label) => ({
          ...label,
          sponsor: "sponsor",
          holders: [{ person: "holder", from: null, to: null }],
        })),
        standIns: [{ for: "away", by: "stand-in", from: "2027-01-01", to: "2027-01-31" }],
        delegates: [{ for: "busy", by: "delegate" }],
        handovers: [{ from: "old", to: "new", on: "2027-03-01" }],
        channels: [{ ...channel, boundBy: OWEN, boundAt: "2027-01-01T09:00:00.000Z" }],
      };
      expect(await plans.savePlan({ value: changed, mark }, anEvent())).toBe(true);
      expect(await plans.readPlan(key)).toMatchObject({ value: changed });
      const parties = ["person", "holder", "sponsor", "away", "stand-in", "busy", "delegate", "old", "new", "beginner"];
      for (const party of [...parties, channel.conversation]) expect(await of(party), party).toEqual([key.plan]);
      expect(await plans.noteParties()).toBeGreaterThan(0);
      expect(await of("person")).toEqual([key.plan]);
    });

    it("puts a plan off until an instant, unless it changed or the clock went back", async () => {
      const key = await planOf();
      const due = async (at: string) => {
        const listed = await plans.listDue(new Date(at));
        return listed.find(({ value }) => value.key.tenant === key.tenant);
      };
      const never = await due("2027-01-05T09:00:00Z");
      expect(never?.value).toEqual({ key, title: aPlan(key).title });
      await plans.putOff(
        never as NonNullable<typeof never>,
        new Date("2027-01-06T09:00:00Z"),
        new Date("2027-01-05T09:00:00Z"),
      );
      expect(await due("2027-01-06T08:59:00Z")).toBeUndefined();
      expect(await due("2027-01-04T09:00:00Z")).toBeDefined();
      const again = await due("2027-01-06T09:00:00Z");
      const read = (await plans.readPlan(key)) as Stored<ReturnType<typeof aPlan>>;
      await plans.savePlan({ ...read, value: { ...read.value, title: "Another" } }, anEvent());
      await plans.putOff(
        again as NonNullable<typeof again>,
        new Date("2027-01-07T09:00:00Z"),
        new Date("2027-01-06T09:00:00Z"),
      );
      expect((await due("2027-01-06T09:05:00Z"))?.value.title).toBe("Another");
    });

    it("keeps what was changed of the plan as a whole, in the order of time", async () => {
      const key = await planOf();
      const told = (at: string, id: string): PlanEvent => ({
        ...{ id, at, day: at.slice(0, 10), by: "zoe", byName: "Zoe", reason: "", labels: ["Head of Help"] },
        kind: "handed over",
        told: { does: "say", says: `Change ${id}` },
      });
      for (const event of [told("2027-01-06T09:00:00.000Z", "b"), told("2027-01-05T09:00:00.000Z", "a")]) {
        const read = (await plans.readPlan(key)) as Stored<ReturnType<typeof aPlan>>;
        expect(await plans.savePlan({ ...read, value: { ...read.value, title: event.id } }, event)).toBe(true);
        expect(await plans.savePlan(read, { ...event, id: "lost" })).toBe(false);
      }
      const ids = async (from: string, to: string) => (await plans.listEvents(key, from, to)).map(({ id }) => id);
      expect(await ids("", "~")).toEqual(["a", "b"]);
      expect(await ids("2027-01-05T09:00:00.001Z", "~")).toEqual(["b"]);
      expect(await ids("", "2027-01-05T09:00:00.000Z")).toEqual(["a"]);
    });

    it("saves a plan's own row on its mark, once", async () => {
      const key = await planOf();
      const read = (await plans.readPlan(key)) as Stored<ReturnType<typeof aPlan>>;
      const started = { ...read.value, started: { at: "2027-01-05T09:00:00.000Z", by: "zoe" } };
      expect(await plans.savePlan({ ...read, value: started }, anEvent())).toBe(true);
      expect(await plans.savePlan({ ...read, value: aPlan(key) }, anEvent())).toBe(false);
      expect(await plans.readPlan(key)).toEqual({ value: started, mark: expect.any(String) });
    });

    it("saves whom a name stands for, who of them answers and who claims it", async () => {
      const key = await planOf();
      const read = (await plans.readPlan(key)) as Stored<ReturnType<typeof aPlan>>;
      const claims = [{ person: "zed", name: ODD_TEXT, at: "2027-01-05T09:00:00.000Z", refused: null }];
      const settled = {
        ...read.value,
        people: [...read.value.people, { id: "zed", name: "Zed", roles: [] }],
        labels: read.value.labels.map((label) => ({
          ...label,
          kind: "role" as const,
          answers: "each" as const,
          claims,
        })),
      };
      expect(settled.labels.length).toBeGreaterThan(0);
      expect(await plans.savePlan({ ...read, value: settled }, anEvent())).toBe(true);
      expect(await plans.readPlan(key)).toEqual({ value: settled, mark: expect.any(String) });
    });

    it("keeps a plan of 300 actions whole", async () => {
      const actions = Array.from({ length: 300 }, (_, index) =>
        anAction(`1.${index + 1}`, { title: "x".repeat(2000) }),
      );
      const key = await planOf(...actions);
      expect(await plans.readActions(key)).toEqual(actions);
      expect(refsOf(await plans.listActions(key))).toEqual(actions.map((action) => action.ref));
      expect((await plans.listChanges(key, "2026-09-01")).length).toBe(300);
    }, 60_000);

    it("refuses a plan in which two actions have one id", async () => {
      const key = aKey();
      const twice = { ...aNewPlan(key, anAction("1.1"), anAction("1.2", { id: "id-1.1" })) };
      await expect(plans.createPlan(twice)).rejects.toThrow();
      expect(await plans.readPlan(key)).toBe("unknown");
    });
  });

  describe("actions", () => {
    it("gives back an action as it was stored, by id and by ref", async () => {
      const action = anAction("1.1", {
        parts: [{ text: "a part", rag: "red" }],
        dependsOn: ["1.2"],
        measures: ["KPI 4"],
        cadence: "quarterly",
        dateChange: { at: "now", by: "ben", byName: "Abel", from: "2027-01-01", to: "2027-02-01", reason: "late" },
      });
      const key = await planOf(action);
      expect((await plans.readAction(key, action.id))?.value).toEqual(action);
      expect((await plans.findAction(key, " 1.1. "))?.value).toEqual(action);
      expect(await plans.readAction(key, "nobody")).toBeUndefined();
      expect(await plans.findAction(key, "1.10")).toBeUndefined();
    });

    it("keeps people's odd characters in every text, label and ref", async () => {
      const action = anAction("E'H-2/a", {
        id: `id ${ODD_TEXT}`,
        title: ODD_TEXT,
        leads: [{ label: ODD_TEXT, accountable: false }],
      });
      const key = await planOf(action, anAction("1.1"));
      expect((await plans.readAction(key, action.id))?.value).toEqual(action);
      expect((await plans.findAction(key, "eh2a"))?.value).toEqual(action);
      expect(await plans.listByLabels(key, [ODD_TEXT])).toEqual([lineOf(action)]);
      expect(await plans.listByLabels(key, ["' or RowKey ge '"])).toEqual([]);
      expect((await plans.listHistory(key, action.id, 5, null)).items).toEqual([importedEntry(action)]);
    });

    it("keeps long texts whole, also where a pair of surrogates meets a seam", async () => {
      const title = `x${"\u{1F600}".repeat(40_000)}`;
      const key = await planOf(anAction("1.1", { title: "short" }), anAction("1.2", { title }));
      expect((await stored(key, "1.2")).value.title).toBe(title);
    });

    it("takes the ref as printed where two read alike", async () => {
      const key = await planOf(anAction("EH-2", { id: "a" }), anAction("EH2", { id: "b" }));
      expect((await stored(key, "EH2")).value.id).toBe("b");
      expect((await stored(key, "eh 2")).value.id).toBe("a");
    });

    it("counts refs as people do", async () => {
      const key = await planOf(anAction("1.10"), anAction("1.9"), anAction("1.9.1"), anAction("1.9a"));
      const counted = ["1.9", "1.9.1", "1.9a", "1.10"];
      expect(await plans.listRefs(key)).toEqual(counted);
      expect(refsOf(await plans.listActions(key))).toEqual(counted);
      expect(refsOf(await plans.readActions(key))).toEqual(counted);
      expect(refsOf(await plans.listByLabels(key, ["Amina Diallo"]))).toEqual(counted);
      expect(refsOf(await plans.listByStatus(key, "amber"))).toEqual(counted);
    });

    it("lists open actions by their next date, both ends included, earliest first", async () => {
      const key = await planOf(
        anAction("1.1", { reviewDate: "2027-05-01" }),
        anAction("1.2", { reviewDate: "2027-06-01", endDate: "2027-04-01" }),
        anAction("1.3", { reviewDate: "2027-05-02" }),
        anAction("1.4", { reviewDate: null }),
        anAction("1.5", { state: "awaiting-sign-off", reviewDate: "2027-04-15" }),
      );
      expect(refsOf(await plans.listByNextDate(key, null, "2027-05-01"))).toEqual(["1.2", "1.1"]);
      expect(refsOf(await plans.listByNextDate(key, "2027-05-01", "2027-05-02"))).toEqual(["1.1", "1.3"]);
      expect(await plans.listByNextDate(key, "2027-05-03", "2027-12-31")).toEqual([]);
    });

    it("keeps a completion to be looked at once more on the lists of what is asked about", async () => {
      const done = { state: "complete", rag: "complete" } as const;
      const key = await planOf(
        anAction("1.1", { ...done, checkDate: "2027-05-01" }),
        anAction("1.2", done),
        anAction("1.3", { reviewDate: "2027-05-02" }),
      );
      const [first] = await plans.listByNextDate(key, null, "2027-12-31");
      expect(first).toMatchObject({ ref: "1.1", checkDate: "2027-05-01" });
      expect(refsOf(await plans.listByNextDate(key, null, "2027-12-31"))).toEqual(["1.1", "1.3"]);
      expect(refsOf(await plans.listByLabels(key, ["Amina Diallo"]))).toEqual(["1.1", "1.3"]);
      const before = await stored(key, "1.1");
      await plans.commit(key, anUpdateOf(before, undefined, { ...done, checkDate: null }));
      expect(refsOf(await plans.listByNextDate(key, null, "2027-12-31"))).toEqual(["1.3"]);
      expect(refsOf(await plans.listByLabels(key, ["Amina Diallo"]))).toEqual(["1.3"]);
    });

    it("keeps that an action is said to be another's, and lists it among the requests", async () => {
      const who = { at: "2027-02-02T10:00:00.000Z", by: BEN, byName: "Ben Okafor" };
      const action = anAction("1.1", { notMine: { ...who, suggests: "Amina Diallo", words: ODD_TEXT } });
      const key = await planOf(action);
      expect((await stored(key, "1.1")).value).toEqual(action);
      expect((await plans.listRequests(key)).map(({ notMine }) => notMine)).toEqual([true]);
    });

    it("keeps evidence, the answers of a round and what an undo needs of them", async () => {
      const who = { at: "2027-02-02T10:00:00.000Z", by: BEN, byName: "Ben Okafor" };
      const piece = { ...who, entry: 2, kind: "file" as const, where: "https://example.org/a", shows: ODD_TEXT };
      const round = [{ person: BEN, at: who.at, rag: "red" as const }];
      const before = beforeOf(anAction("1.1", { checkDate: "2027-05-01", round }));
      const action = anAction("1.1", { evidence: Array(30).fill(piece), round, undo: before });
      const key = await planOf(action);
      expect((await stored(key, "1.1")).value).toEqual(action);
      expect((await plans.listActions(key))[0]?.answered).toEqual([BEN]);
    });

    it("keeps an edit to be taken back, and how an action is to leave the plan or left it", async () => {
      const who = { at: "2027-02-02T10:00:00.000Z", by: BEN };
      const fields = { ref: "1.1", theme: "1", objective: "", title: ODD_TEXT, measures: [ODD_TEXT], endDate: null };
      const dateChange = { ...who, byName: "Ben Okafor", from: "2027-03-01", to: "2027-04-01", reason: ODD_TEXT };
      const edited = { ...who, entry: 2, was: fields, made: { ...fields, leads: [] }, dateChange };
      const leaving = { does: "merge", into: { id: "a2", ref: "1.2" } } as const;
      const proposal = { ...who, byName: "Ben Okafor", fields: {}, reason: ODD_TEXT, leaving };
      const decision = { ...who, byName: "Ben Okafor", reason: "", into: null, until: null, alone: true };
      const action = anAction("1.1", { edited, proposal, decision });
      const key = await planOf(action);
      expect((await stored(key, "1.1")).value).toEqual(action);
    });

    it("lists what is not accepted as complete under several labels, each action once", async () => {
      const joint = { leads: ["Amina Diallo", "ADs"].map((label) => ({ label, accountable: false })) };
      const key = await planOf(
        anAction("1.1", joint),
        anAction("1.2", { ...joint, state: "awaiting-sign-off" }),
        anAction("1.3", { ...joint, state: "complete" }),
        anAction("1.4", { leads: [{ label: "ADs and others", accountable: false }] }),
      );
      expect(refsOf(await plans.listByLabels(key, ["ADs", "Amina Diallo"]))).toEqual(["1.1", "1.2"]);
      expect(await plans.listByLabels(key, [])).toEqual([]);
    });

    it("lists by what an action shows in a count", async () => {
      const key = await planOf(
        anAction("1.1", { rag: "red" }),
        anAction("1.2", { rag: "green", state: "awaiting-sign-off" }),
        anAction("1.3", { rag: "complete", state: "complete" }),
      );
      expect(refsOf(await plans.listByStatus(key, "red"))).toEqual(["1.1"]);
      expect(refsOf(await plans.listByStatus(key, "awaiting-sign-off"))).toEqual(["1.2"]);
      expect(refsOf(await plans.listByStatus(key, "complete"))).toEqual(["1.3"]);
      expect(await plans.listByStatus(key, "green")).toEqual([]);
    });

    it("lists open actions not updated since a day, longest ago first, never updated before all", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"), anAction("1.3"));
      const second = await stored(key, "1.2");
      await plans.commit(key, anUpdateOf(second));
      await plans.commit(key, anUpdateOf(await stored(key, "1.2")));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1")));
      expect(refsOf(await plans.listNotUpdatedSince(key, "2027-02-04"))).toEqual(["1.3", "1.1", "1.2"]);
      expect(refsOf(await plans.listNotUpdatedSince(key, "2027-02-03"))).toEqual(["1.3", "1.1"]);
    });
  });

  describe("changes", () => {
    it("keeps that an update confirmed how things stand, and the words from before it in every list", async () => {
      const key = await planOf(anAction("1.1"));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce("first")));
      const again = anUpdateOf(await stored(key, "1.1"), aOnce("second"));
      const lastUpdate = again.after.lastUpdate && { ...again.after.lastUpdate, confirmed: true as const };
      const { rag, state, reviewDate, dateChange, lastUpdate: spoken } = again.before.value;
      const undo = { rag, partRags: [], state, reviewDate, dateChange, lastUpdate: spoken };
      const after = { ...again.after, lastUpdate, undo };
      const entry = { ...again.entry, update: lastUpdate };
      expect(await plans.commit(key, { ...again, after, entry })).toBe("saved");
      const [line] = await plans.listActions(key);
      expect(line).toEqual(lineOf(after));
      expect(line?.updated).toMatchObject({ confirmed: true, said: { words: expect.stringMatching(/\S/) } });
      const { items } = await plans.listHistory(key, after.id, 1, null);
      expect(items[0]?.update).toEqual(lastUpdate);
    });

    it("moves an action through every list with its update, and leaves the plan's row alone", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"));
      const plan = await plans.readPlan(key);
      const before = await stored(key, "1.1");
      expect(await plans.commit(key, anUpdateOf(before, aOnce("click")))).toBe("saved");
      const { value: now } = await stored(key, "1.1");
      expect(now).toEqual(anUpdateOf(before).after);
      expect(await plans.listByNextDate(key, "2027-04-30", "2027-04-30")).toEqual([lineOf(now)]);
      expect(refsOf(await plans.listByNextDate(key, null, "2027-04-29"))).toEqual(["1.2"]);
      expect(await plans.listByStatus(key, "green")).toEqual([lineOf(now)]);
      expect(refsOf(await plans.listByStatus(key, "amber"))).toEqual(["1.2"]);
      expect(await plans.listByLabels(key, ["Amina Diallo"])).toContainEqual(lineOf(now));
      expect(await plans.listActions(key)).toContainEqual(lineOf(now));
      expect(await plans.readPlan(key)).toEqual(plan);
    });

    it("takes a completed action off the open lists", async () => {
      const key = await planOf(anAction("1.1"));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), undefined, { state: "complete" }));
      expect(await plans.listByNextDate(key, null, "2099-01-01")).toEqual([]);
      expect(await plans.listByLabels(key, ["Amina Diallo"])).toEqual([]);
      expect(await plans.listNotUpdatedSince(key, "2099-01-01")).toEqual([]);
      expect(refsOf(await plans.listActions(key))).toEqual(["1.1"]);
    });

    it("gives an action another ref, by which it is found, as by the one before", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"));
      const plan = await plans.readPlan(key);
      const before = await stored(key, "1.1");
      expect(await plans.commit(key, anUpdateOf(before, aOnce("taken"), { ref: "1.02" }))).toBe("changed-meanwhile");
      expect(await plans.commit(key, anUpdateOf(before, aOnce("click"), { ref: "1.9", theme: "2" }))).toBe("saved");
      expect(refsOf(await plans.listActions(key))).toEqual(["1.2", "1.9"]);
      expect((await stored(key, "1.9")).value).toMatchObject({ id: before.value.id, theme: "2" });
      expect(await plans.findAction(key, "1.1")).toBeUndefined();
      expect((await plans.findFormer(key, "1.1")).map(({ value }) => value.ref)).toEqual(["1.9"]);
      // Whoever counts on with the plan's refs as they were decides anew.
      if (typeof plan === "string") throw new Error(plan);
      expect(await plans.savePlan(plan, anEvent())).toBe(false);
      expect(await plans.commit(key, anUpdateOf(await stored(key, "1.9"), aOnce("back"), { ref: "1.1" }))).toBe(
        "saved",
      );
      expect(await plans.listRefs(key)).toEqual(["1.1", "1.2"]);
    });

    it("gives one ref to one of two actions that are called so at once", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"));
      const [one, two] = [await stored(key, "1.1"), await stored(key, "1.2")];
      const both = [one, two].map((read) => plans.commit(key, anUpdateOf(read, aOnce(read.value.ref), { ref: "1.9" })));
      expect((await Promise.all(both)).sort()).toEqual(["changed-meanwhile", "saved"]);
    });

    it("lets one of two writers through and changes nothing for the other", async () => {
      const key = await planOf(anAction("1.1"));
      const read = await stored(key, "1.1");
      const both = await Promise.all(
        ["one", "two"].map((title) => plans.commit(key, anUpdateOf(read, aOnce(title), { title }))),
      );
      expect(both.sort()).toEqual(["changed-meanwhile", "saved"]);
      expect((await plans.listHistory(key, read.value.id, 9, null)).items.length).toBe(2);
      const applied = await Promise.all(["one", "two"].map((token) => plans.findApplied(key, aOnce(token))));
      expect(applied.map(({ own }) => own).sort()).toEqual(["nothing", "this"]);
    });

    it("applies a redelivered change once, whatever has happened since", async () => {
      const key = await planOf(anAction("1.1"));
      const first = await stored(key, "1.1");
      expect(await plans.findApplied(key, aOnce("nonce"))).toEqual({ own: "nothing", at: "", others: 0 });
      expect(await plans.commit(key, anUpdateOf(first, aOnce("nonce")))).toBe("saved");
      expect(await plans.commit(key, anUpdateOf(first, aOnce("nonce")))).toBe("already-applied");
      expect(await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce("nonce")))).toBe("already-applied");
      expect((await stored(key, "1.1")).value.version).toBe(2);
      const { at } = anUpdateOf(first).entry;
      expect(await plans.findApplied(key, aOnce("nonce"))).toEqual({ own: "this", at, others: 0 });
    });

    it("tells the same person's other content from a repeat, and writes none of it", async () => {
      const key = await planOf(anAction("1.1"));
      const first = await stored(key, "1.1");
      const given = { of: "another", confirmed: ["b", "a"] };
      const other = aOnce("nonce", { given });
      await plans.commit(key, anUpdateOf(first, aOnce("nonce")));
      for (const before of [first, await stored(key, "1.1")])
        expect(await plans.commit(key, anUpdateOf(before, other))).toBe("changed-meanwhile");
      expect((await stored(key, "1.1")).value.version).toBe(2);
      expect((await plans.listHistory(key, "id-1.1", 9, null)).items.length).toBe(2);
      expect(await plans.findApplied(key, other)).toMatchObject({ own: "other", others: 0 });
    });

    it.each<[string, Partial<RequestParts>, number]>([
      ["person", { person: "ben" }, 1],
      ["tenant", { tenant: "another" }, 0],
      ["chat", { conversation: "another" }, 0],
      ["token", { token: "another" }, 0],
      ["verb or thing it is about", { act: ["tested", "a2"] }, 0],
    ])("takes the request of another %s for another request", async (_, differs, others) => {
      const key = await planOf(anAction("1.1"));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce("nonce")));
      const other = aOnce("nonce", differs);
      expect(await plans.findApplied(key, other)).toEqual({ own: "nothing", at: "", others });
      expect(await plans.commit(key, anUpdateOf(await stored(key, "1.1"), other))).toBe("saved");
      expect(await plans.findApplied(key, aOnce("nonce"))).toMatchObject({ own: "this", others });
      expect((await plans.listHistory(key, "id-1.1", 9, null)).items.length).toBe(3);
    });

    it("knows a request whatever order its content comes in", async () => {
      const key = await planOf(anAction("1.1"));
      const of = (given: unknown) => aOnce("nonce", { given });
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), of({ a: 1, b: { c: "x", d: ["y"] } })));
      expect(await plans.findApplied(key, of({ b: { d: ["y"], c: "x" }, a: 1 }))).toMatchObject({ own: "this" });
      expect(await plans.findApplied(key, of({ b: { d: ["z"], c: "x" }, a: 1 }))).toMatchObject({ own: "other" });
    });

    it("applies four distinct changes, each once, when they come forty times at once", async () => {
      const key = await planOf(anAction("1.1"));
      const submit = async (once: string) => {
        for (;;) {
          const done = await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce(once)));
          if (done !== "changed-meanwhile") return done;
        }
      };
      const done = await Promise.all(Array.from({ length: 40 }, (_, index) => submit(`change ${index % 4}`)));
      expect(done.filter((outcome) => outcome === "saved").length).toBe(4);
      expect(done.filter((outcome) => outcome === "already-applied").length).toBe(36);
      expect((await plans.listHistory(key, "id-1.1", 99, null)).items.length).toBe(5);
    }, 30_000);

    it("pages the history newest first", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"));
      for (let done = 0; done < 4; done++) await plans.commit(key, anUpdateOf(await stored(key, "1.1")));
      const first = await plans.listHistory(key, "id-1.1", 2, null);
      const second = await plans.listHistory(key, "id-1.1", 2, first.next);
      const third = await plans.listHistory(key, "id-1.1", 2, second.next);
      const entries = [first, second, third].map((page) => page.items.map((entry) => entry.entry));
      expect(entries).toEqual([[5, 4], [3, 2], [1]]);
      expect(third.next).toBeNull();
      expect(await plans.listHistory(key, "id-1.1", 2, "' or 1")).toEqual({ items: [], next: null });
    });

    it("lists what changed since a day in the whole plan, oldest first", async () => {
      const key = await planOf(anAction("1.1"), anAction("1.2"));
      const change = anUpdateOf(await stored(key, "1.2"));
      await plans.commit(key, change);
      expect(await plans.listChanges(key, "2027-02-02")).toEqual([change.entry]);
      expect(refsOf((await plans.listChanges(key, "2026-09-01")).map((entry) => ({ ref: entry.action })))).toEqual([
        "id-1.1",
        "id-1.2",
        "id-1.2",
      ]);
      expect(await plans.listChanges(key, "2027-02-03")).toEqual([]);
    });

    it("forgets what was applied before an instant, and only that", async () => {
      const key = await planOf(anAction("1.1"));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce("old")));
      await plans.commit(key, anUpdateOf(await stored(key, "1.1"), aOnce("new")));
      expect(await plans.purge(key, "2027-02-03T00:00:00.000Z")).toBe(1);
      expect(await plans.findApplied(key, aOnce("old"))).toMatchObject({ own: "nothing" });
      expect(await plans.findApplied(key, aOnce("new"))).toMatchObject({ own: "this" });
    });
  });

  describe("what was asked, held and posted", () => {
    const asked = {
      person: "ben",
      about: theAction("id-1.1"),
      date: "2027-03-31",
      occasion: "10 before",
      on: "2027-03-17",
    } as const;
    const hold: Hold = {
      ...{ person: "ben", about: theAction("id-1.1"), date: "2027-03-31", kind: "seen", until: "2027-03-20" },
      ...{ at: "2027-03-17T09:00:00.000Z", afterDate: false },
    };

    it("keeps the last time a person was asked about an action", async () => {
      const key = await planOf();
      const others = Array.from({ length: 120 }, (_, index) => ({ ...asked, about: theAction(`id ${index}`) }));
      await plans.recordAsked(key, [asked, ...others]);
      await plans.recordAsked(key, [
        { ...asked, occasion: "on the day" },
        { ...asked, occasion: "after" },
      ]);
      const kept = await plans.listAsked(key);
      expect(kept.length).toBe(121);
      expect(kept).toContainEqual({ ...asked, occasion: "after" });
      await plans.recordAsked(key, []);
    });

    it("keeps a person's last hold of an action, and takes one click once", async () => {
      const key = await planOf();
      expect(await plans.recordHold(key, hold, aOnce("click"))).toBe("saved");
      expect(await plans.recordHold(key, { ...hold, kind: "snoozed" }, aOnce("click"))).toBe("already-applied");
      const other = aOnce("click", { given: "until Friday" });
      expect(await plans.recordHold(key, { ...hold, kind: "snoozed" }, other)).toBe("changed-meanwhile");
      expect(await plans.listHolds(key)).toEqual([hold]);
      expect(await plans.listHolds(key, hold.person)).toEqual([hold]);
      expect(await plans.listHolds(key, `${hold.person}-x`)).toEqual([]);
      expect(await plans.recordHold(key, { ...hold, kind: "snoozed" }, aOnce("another"))).toBe("saved");
      expect(await plans.listHolds(key)).toEqual([{ ...hold, kind: "snoozed" }]);
    });

    it("remembers the last two days on which reminders were worked through", async () => {
      const key = await planOf();
      expect(await plans.readRun(key)).toBeUndefined();
      for (const day of ["2027-03-16", "2027-03-17", "2027-03-17", "2027-03-16"]) await plans.recordRun(key, day);
      expect(await plans.readRun(key)).toEqual({ on: "2027-03-17", before: "2027-03-16" });
    });

    it("remembers the message that holds a channel's summary", async () => {
      const key = await planOf();
      const posted = { conversation: "19:channel", message: "1", at: "2027-03-17T09:00:00.000Z", since: null };
      await plans.recordPosted(key, ODD_TEXT, posted);
      await plans.recordPosted(key, ODD_TEXT, { ...posted, message: "2" });
      expect(await plans.readPosted(key, ODD_TEXT)).toEqual({ ...posted, message: "2" });
      expect(await plans.readPosted(key, "another")).toBeUndefined();
    });
  });

  describe("the outbox", () => {
    it("plans a person's day once", async () => {
      const tenant = randomUUID();
      expect(await outbox.plan(aDelivery(tenant))).toBe(true);
      expect(await outbox.plan(aDelivery(tenant, { reason: "again" }))).toBe(false);
      expect((await outbox.read(tenant, "2027-03-01", "ben"))?.value).toEqual(aDelivery(tenant));
      expect(await outbox.read(tenant, "2027-03-02", "ben")).toBeUndefined();
    });

    it("gives a row to one of many that claim it, and lets only that one record", async () => {
      const tenant = randomUUID();
      await outbox.plan(aDelivery(tenant));
      const read = await outbox.read(tenant, "2027-03-01", "ben");
      if (read === undefined) throw new Error("not planned");
      const nonces = Array.from({ length: 10 }, (_, index) => `nonce ${index}`);
      const claims = await Promise.all(nonces.map((nonce) => outbox.claim(read, aClaim(nonce))));
      const won = claims.filter((claim) => claim !== undefined);
      expect(won.length).toBe(1);
      const [mine] = won;
      if (mine === undefined) throw new Error("nobody won");
      expect(mine.value).toMatchObject({ status: "sending", attempts: 1, repeated: false });
      expect(await outbox.read(tenant, "2027-03-01", "ben")).toEqual(mine);
      const sent = { status: "sent", reason: "", notBefore: null, sentAt: "now", message: "m" } as const;
      expect(await outbox.record(read, sent)).toBe(false);
      expect(await outbox.record(mine, sent)).toBe(true);
      expect(await outbox.record(mine, { ...sent, status: "refused" })).toBe(false);
      expect((await outbox.read(tenant, "2027-03-01", "ben"))?.value).toEqual({ ...mine.value, ...sent });
    });

    it("knows a claim again by its nonce, and says that a row taken over may repeat", async () => {
      const tenant = randomUUID();
      await outbox.plan(aDelivery(tenant));
      const read = (await outbox.read(tenant, "2027-03-01", "ben")) as Stored<ReturnType<typeof aDelivery>>;
      const mine = await outbox.claim(read, aClaim("mine"));
      expect(await outbox.claim(read, aClaim("mine"))).toEqual(mine);
      if (mine === undefined) throw new Error("not claimed");
      expect((await outbox.claim(mine, aClaim("later")))?.value).toMatchObject({ repeated: true, attempts: 2 });
    });

    it("lists a day by person, and days newest first", async () => {
      const tenant = randomUUID();
      for (const day of ["2027-02-28", "2027-03-01", "2027-03-02"])
        for (const person of ["zoe", "ben"]) await outbox.plan(aDelivery(tenant, { day, person }));
      const day = await outbox.listDay(tenant, "2027-03-01");
      expect(day.map(({ value }) => value.person)).toEqual(["ben", "zoe"]);
      const since = await outbox.listSince(tenant, "2027-03-01");
      expect(since.map((row) => row.day)).toEqual(["2027-03-02", "2027-03-02", "2027-03-01", "2027-03-01"]);
      expect(await outbox.listSince(randomUUID(), "2000-01-01")).toEqual([]);
    });
  });

  it("keeps all that an update can hold, with its action and in its history", async () => {
    const key = await planOf(anAction("1.1"));
    const { entry, after, ...change } = anUpdateOf(await stored(key, "1.1"));
    const update = aWholeUpdate();
    const told = { ...entry, via: "return form", update } as const;
    await plans.commit(key, { ...change, after: { ...after, lastUpdate: update }, entry: told });
    expect((await stored(key, "1.1")).value.lastUpdate).toEqual(update);
    expect((await plans.listHistory(key, entry.action, 1, null)).items).toEqual([told]);
  });

  describe("links to files", () => {
    const link = {
      ...{ tenant: "tenant", person: "zoe", name: "Zoë Ash", plan: "north", expires: "2027-01-05T09:15:00.000Z" },
      wants: { kind: "return form", label: ODD_TEXT, form: "form-1" },
    } as const;

    it("are found by their whole token alone, as they were kept", async () => {
      const [token, other] = [randomUUID(), randomUUID()];
      await links.keep({ token, ...link }, "2027-01-05T09:00:00.000Z");
      await links.keep({ token: other, ...link, wants: { kind: "people" } }, "2027-01-05T09:00:00.000Z");
      expect(await links.find(token)).toEqual({ token, ...link });
      expect(await links.find(other)).toEqual({ token: other, ...link, wants: { kind: "people" } });
      expect(await links.find(token.slice(1))).toBeUndefined();
    });
  });

  describe("chats", () => {
    const tenant = randomUUID();
    const board = "19:board@thread.tacv2";
    const chat = "a:chat/of?zoe";

    it("remembers the plan that each chat means, the last that was chosen", async () => {
      expect(await chats.planOf(tenant, chat)).toBeNull();
      await chats.remember(tenant, chat, "north");
      await chats.remember(tenant, board, "north");
      await chats.remember(tenant, board, "south");
      await chats.remember(tenant, board, "south");
      expect(await chats.planOf(tenant, chat)).toBe("north");
      expect(await chats.planOf(tenant, board)).toBe("south");
      expect(await chats.planOf(randomUUID(), board)).toBeNull();
    });

    it("lets one of many say what we are, and another once we were gone", async () => {
      const at = "2027-01-05T09:00:00.000Z";
      const claims = await Promise.all([1, 2, 3].map(() => chats.claimGreeting(tenant, board, at)));
      expect(claims.filter((claimed) => claimed)).toHaveLength(1);
      expect(await chats.planOf(tenant, board)).toBe("south");
      await chats.forget(tenant, board);
      await chats.forget(tenant, board);
      expect(await chats.planOf(tenant, board)).toBeNull();
      expect(await chats.claimGreeting(tenant, board, at)).toBe(true);
    });

    it("knows where messages are refused, until one gets through", async () => {
      const refusal = { reason: ODD_TEXT, at: "2027-01-05T09:00:00.000Z" };
      await chats.noteRefusal(tenant, board, refusal);
      await chats.noteRefusal(tenant, chat, null);
      expect(await chats.listRefused(tenant)).toEqual(new Map([[board, refusal]]));
      await chats.noteRefusal(tenant, board, null);
      expect(await chats.listRefused(tenant)).toEqual(new Map());
    });
  });

  describe("members", () => {
    it("keeps who is in each team or chat, and forgets it", async () => {
      const [tenant, ben, zoe] = [randomUUID(), { person: "ben", name: "Ben" }, { person: "zoe", name: ODD_TEXT }];
      await members.keep(tenant, "19:team@thread.tacv2", [ben, zoe]);
      await members.keep(tenant, "19:chat@thread.v2", [ben]);
      expect((await members.list(tenant)).map(({ person }) => person).sort()).toEqual(["ben", "zoe"]);
      await members.keep(tenant, "19:team@thread.tacv2", [zoe]);
      await members.keep(tenant, "19:chat@thread.v2", []);
      await members.keep(tenant, "19:chat@thread.v2", []);
      expect(await members.list(tenant)).toEqual([zoe]);
      expect(await members.list(randomUUID())).toEqual([]);
      expect(await conversations.list(tenant)).toEqual([]);
    });

    it("knows who left, until they are in another place or the place is forgotten", async () => {
      const [tenant, ben, zoe] = [randomUUID(), { person: "ben", name: "Ben" }, { person: "zoe", name: ODD_TEXT }];
      const team = "19:team@thread.tacv2";
      await members.keep(tenant, team, [ben, zoe]);
      expect(await members.listLeft(tenant)).toEqual([]);
      for (let time = 0; time < 2; time++) await members.keep(tenant, team, [zoe]);
      expect(await members.listLeft(tenant)).toEqual(["ben"]);
      await members.keep(tenant, "19:chat@thread.v2", [ben]);
      expect(await members.listLeft(tenant)).toEqual([]);
      await members.keep(tenant, "19:chat@thread.v2", []);
      expect(await members.listLeft(tenant)).toEqual(["ben"]);
      await members.keep(tenant, team, []);
      expect(await members.listLeft(tenant)).toEqual([]);
    });

    it("keeps a team of thousands, as far as they fit", async () => {
      const tenant = randomUUID();
      const everyone = Array.from({ length: 5_000 }, (_, index) => ({
        person: `${randomUUID()}`,
        name: `${index} ${"n".repeat(200)}`,
      }));
      await members.keep(tenant, "19:all@thread.tacv2", everyone);
      expect((await members.list(tenant)).length).toBeGreaterThanOrEqual(2_000);
    });
  });

  describe("people", () => {
    it("remembers the newest conversation and keeps that a person was welcomed", async () => {
      const tenant = randomUUID();
      expect(await conversations.find(tenant, "ben")).toBeUndefined();
      await conversations.remember(tenant, "ben", aRef);
      expect(await conversations.claimWelcome(tenant, "ben", "then")).toBe(true);
      await conversations.markUnreachable(tenant, "ben", "blocked", "2027-03-01T09:00:00.000Z");
      await conversations.markUnreachable(tenant, "ben", "blocked", "2027-03-02T09:00:00.000Z");
      expect(await conversations.find(tenant, "ben")).toMatchObject({
        unreachable: "blocked",
        unreachableSince: "2027-03-01T09:00:00.000Z",
        unreachableTried: "2027-03-02T09:00:00.000Z",
      });
      await conversations.tryAgain(tenant, "ben");
      expect(await conversations.find(tenant, "ben")).toMatchObject({
        unreachable: "blocked",
        unreachableTried: "1970-01-01T00:00:00.000Z",
      });
      const moved = { ...aRef, serviceUrl: "https://127.0.0.1/moved" };
      const known = await conversations.remember(tenant, "ben", moved);
      expect(known).toEqual({ tenant, person: "ben", ref: moved, welcomedAt: "then", unreachable: null });
      expect(await conversations.list(tenant)).toEqual([known]);
      expect(await conversations.remember(tenant, "ben", moved)).toEqual(known);
      await conversations.tryAgain(tenant, "ben");
      expect(await conversations.find(tenant, "ben")).toEqual(known);
    });

    it("lets one of many welcome a person, and nobody welcome a stranger", async () => {
      const tenant = randomUUID();
      await conversations.remember(tenant, "ben", aRef);
      const claims = Array.from({ length: 10 }, (_, index) => conversations.claimWelcome(tenant, "ben", `${index}`));
      expect((await Promise.all(claims)).filter(Boolean).length).toBe(1);
      expect(await conversations.claimWelcome(tenant, "zoe", "now")).toBe(false);
      await conversations.markUnreachable(tenant, "zoe", "nobody", "2027-03-01T09:00:00.000Z");
      expect(await conversations.find(tenant, "zoe")).toBeUndefined();
    });
  });
});
