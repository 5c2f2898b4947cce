import { describe, expect, it } from "vitest";
import { actAs } from "../../src/local/act-as.ts";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import type { Hear, Reply, Turn } from "../../src/teams/turn.ts";
import { localFiles } from "../fakes/files.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const [amara, helen] = samplePeople.map(({ id, name }) => ({ id, name }));

describe("act as NAME", () => {
  it("hears whoever speaks in that chat as that person until told otherwise", async () => {
    const { say, heardAs } = aChat();
    await say("my actions");
    await say("act as Helen Thwaite");
    await say("my actions");
    await say("act as me");
    await say("my actions");
    expect(heardAs).toEqual([amara?.id, helen?.id, amara?.id]);
  });

  it("says who one is now and what they are in the plan", async () => {
    const { say } = aChat();
    expect(textOf(await say("act as Helen Thwaite"))).toContain("you are now Helen Thwaite (Director; plan owner)");
    expect(textOf(await say("act as me"))).toContain("You are yourself again: Amara Okafor");
  });

  it.each(samplePeople.map(({ name }) => name))("knows %s, in any case", async (name) => {
    expect(textOf(await aChat().say(`ACT AS ${name.toUpperCase()}`))).toContain(`${name} (`);
  });

  it.each(["Helen", "thwaite", "Helen Thw"])('takes "%s" for the only person it can be', async (typed) => {
    expect(textOf(await aChat().say(`act as ${typed}`))).toContain("Helen Thwaite");
  });

  it("offers the nearest names for one it does not know, and stays who one was", async () => {
    const { say, heardAs } = aChat();
    const reply = await say("act as Hellen Twaite");
    expect(buttonsOf(reply)[0]).toBe("act as Helen Thwaite");
    await say("my actions");
    expect(heardAs).toEqual([amara?.id]);
  });

  it("is understood from the button it offers", async () => {
    const { press, say, heardAs } = aChat();
    await press({ verb: "ask", text: "act as Helen Thwaite" });
    await say("my actions");
    expect(heardAs).toEqual([helen?.id]);
  });

  it("holds for one chat alone, and for a channel's threads together", async () => {
    const { say, heardAs } = aChat();
    await say("act as Helen Thwaite", "19:channel;messageid=1");
    await say("summary", "19:channel;messageid=2");
    await say("summary", "a:personal");
    expect(heardAs).toEqual([helen?.id, amara?.id]);
  });

  it("lists everyone when no name is given", async () => {
    const text = textOf(await aChat().say("act as"));
    for (const { name } of samplePeople) expect(text).toContain(name);
  });

  it("is understood by nothing that production loads", async () => {
    const now = new Date("2027-03-10T09:00:00Z");
    const stores = memoryStores();
    await stores.plans.createPlan(sampleOn("2027-03-10", now));
    const hear = createHear({
      ...stores,
      ...localFiles,
      roster: { members: async () => [] },
      publicUrl: null,
      newId: () => "id",
      log: { info: () => {}, error: () => {} },
    });
    const said = { kind: "text", text: "act as Helen Thwaite" } as const;
    expect(textOf(await hear(aTurn(), said))).toContain("did not understand");
    const pressed = { kind: "submission", data: { verb: "ask", text: said.text, back: "" }, card: "1" } as const;
    expect(textOf(await hear(aTurn(), pressed))).toContain("did not understand");
    expect(textOf(await hear(aTurn(), { kind: "text", text: "my actions" }))).toContain("Your 6 actions");
  });
});

function aChat() {
  const heardAs: string[] = [];
  const inner: Hear = async ({ actor }) => {
    heardAs.push(actor.person);
    return { kind: "none" };
  };
  const hear = actAs(inner, samplePeople);
  return {
    heardAs,
    say: (text: string, conversation?: string) => hear(aTurn(conversation), { kind: "text", text }),
    press: (data: unknown) => hear(aTurn(), { kind: "submission", data, card: "1" }),
  };
}

function aTurn(conversation = "a:personal"): Turn {
  const ref = { tenant: SAMPLE_TENANT, kind: "personal", conversation, serviceUrl: "", bot: "b", user: "u" } as const;
  const actor = { tenant: SAMPLE_TENANT, person: amara?.id ?? "", name: amara?.name ?? "" };
  return { actor, at: new Date("2027-03-10T09:00:00Z"), activity: "1", ref };
}

function textOf(reply: Reply): string {
  return reply.kind === "message" ? JSON.stringify(reply.message.card) : "";
}

function buttonsOf(reply: Reply): readonly string[] {
  return [...textOf(reply).matchAll(/"type":"Action.Execute".*?"title":"(.*?)"/g)].map((match) => match[1] ?? "");
}
