import { mkdir, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import {
  MATRIX,
  may,
  planStandingsOf,
  type Request,
  STANDINGS,
  type Standing,
  standingsOf,
} from "../../src/domain/permissions/permissions.ts";
import { TODAY } from "../builders.ts";
import type { Attempt } from "./permissions/attempt.ts";
import { ON_ACTIONS } from "./permissions/on-actions.ts";
import { ON_PLAN } from "./permissions/on-plan.ts";
import * as scene from "./permissions/scene.ts";
import { tableOf } from "./permissions/table.ts";

const { CAST } = scene;
type Candidate = scene.Candidate;

const ATTEMPTS: Readonly<Record<Request, readonly [Attempt, ...Attempt[]]>> = { ...ON_ACTIONS, ...ON_PLAN };
const REQUESTS = Object.keys(MATRIX) as Request[];
const CANDIDATES: readonly Candidate[] = [...STANDINGS, "stranger"];

const standingsAs = (who: Candidate) => (who === "stranger" ? [] : (["viewer", who] as const));
const isAllowed = (request: Request, who: Candidate) => may(request, standingsAs(who));

describe("the cast", () => {
  it.each(CANDIDATES)("the %s is nothing else to the action, nor to the plan", (who) => {
    const { id } = CAST[who];
    const [plan, expected] = [scene.scenePlan(), new Set(standingsAs(who))];
    expect(new Set(standingsOf(plan, scene.sceneAction(), id, TODAY))).toEqual(expected);
    // Whoever leads a theme holds a name of the plan.
    const more = who === "theme lead" ? (["lead"] as const) : [];
    expect(new Set(planStandingsOf(plan, id, TODAY))).toEqual(new Set([...expected, ...more]));
  });
});

describe.each(REQUESTS)("%s", (request) => {
  const cells = ATTEMPTS[request].flatMap((attempt) =>
    CANDIDATES.map((who) => {
      const allowed = isAllowed(request, who);
      return [allowed ? "is done for" : "is refused to", who, attempt.how, { attempt, allowed }] as const;
    }),
  );
  it.each(cells)("%s the %s, %s", (_, who, __, cell) => judge(request, who, cell));

  const { never = [] }: { readonly by: unknown; readonly never?: readonly Standing[] } = MATRIX[request];
  const doubles = never.flatMap((who) => ATTEMPTS[request].map((attempt) => [who, attempt.how, attempt] as const));
  it.each(doubles)("is refused to the %s though an owner too, %s", (who, _, attempt) =>
    judge(request, who, {
      attempt: { ...attempt, given: (as) => scene.alsoOwner(who, attempt.given(as)) },
      allowed: false,
    }),
  );
});

/** Asks in one way as one person, and holds what came of it to the table. */
async function judge(
  request: Request,
  who: Candidate,
  { attempt, allowed }: { readonly attempt: Attempt; readonly allowed: boolean },
) {
  const drawer = allowed ? who : (CANDIDATES.find((other) => isAllowed(request, other)) ?? "owner");
  const opened = await scene.openScene(attempt.given(drawer));
  try {
    const ask = await attempt.ready(opened, CAST[drawer]);
    const before = await opened.fingerprint();
    const answer = await ask(CAST[who], who);
    const after = await opened.fingerprint();
    expect(answer.status).toBe(200);
    expect(answer.whole).not.toMatch(/\.ts:\d|Error\b|undefined|\[object|NaN/);
    if (!["owner", "chair"].includes(who)) expect(answer.whole).not.toContain(scene.SECRET);
    if (attempt.hidden?.includes(who)) expectHidden(answer, { before, after });
    else if (!allowed && attempt.instead?.by.includes(who)) expect(answer.says).toContain(attempt.instead.says);
    else if (!allowed) expectRefusal(request, who, answer, { before, after });
    else if (attempt.reads !== undefined) expect(answer.says).toContain(attempt.reads);
    else expect(after, answer.says).not.toBe(before);
  } finally {
    await opened.bot.stop();
  }
}

interface Store {
  readonly before: string;
  readonly after: string;
}

/** Nothing is changed, and whom to ask is somebody who may; nobody of the plan is shown nothing of it either. */
function expectRefusal(request: Request, who: Candidate, { says, whole }: scene.Answer, { before, after }: Store) {
  expect(after, says).toBe(before);
  const [, asked = ""] = / Ask (.+?)(?: to add you)?\.(?: |\n|$)/.exec(says) ?? [];
  const named = asked.split(/, | or /);
  const others = CANDIDATES.filter((other) => other !== who && isAllowed(request, other));
  const mayToo = [...others.map((other) => CAST[other].name), scene.SECOND_OWNER.name];
  expect(
    named.some((name) => mayToo.includes(name)),
    says,
  ).toBe(true);
  expect(named, says).not.toContain(CAST[who].name);
  if (who !== "stranger") return;
  expect(says).toContain("You are not one of this plan's people, so nothing was shown or changed.");
  expect(whole).not.toContain(scene.TITLE);
  expect(whole).not.toContain("Northshire");
}

function expectHidden({ says, whole }: scene.Answer, { before, after }: Store) {
  expect(after).toBe(before);
  expect(says).toContain("“1.1.1” is restricted: nothing more of it is shown or changed here.");
  expect(whole).not.toContain(scene.TITLE);
}

it("the table in docs/ is the one that was tested", async () => {
  const table = tableOf(REQUESTS, CANDIDATES, isAllowed, ATTEMPTS);
  await mkdir("test-results", { recursive: true });
  await writeFile("test-results/permissions.md", table);
  await expect(table).toMatchFileSnapshot("../../docs/permissions.md");
});
