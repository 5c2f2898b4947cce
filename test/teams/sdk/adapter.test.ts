import type { TurnContext } from "botbuilder";
import { expect, it } from "vitest";
import { Adapter, startAttempt } from "../../../src/teams/sdk/adapter.ts";
import { authenticationOf } from "../../../src/teams/sdk/authentication.ts";
import { outcomeOf } from "../../../src/teams/sdk/send-outcome.ts";

interface Request {
  timeout: number;
}
interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<string>): Promise<string>;
}

/** Puts the adapter's policy on a pipeline that only remembers it. */
function policiesFor(attempt: ReturnType<typeof startAttempt>) {
  const removed: string[] = [];
  const added: Policy[] = [];
  const pipeline = {
    removePolicy: ({ name }: { readonly name: string }) => void removed.push(name),
    addPolicy: (policy: Policy) => void added.push(policy),
  };
  const context = { turnState: { get: () => ({ client: { pipeline } }) } };
  new Adapter(authenticationOf({ kind: "local" })).tryOnce(context as unknown as TurnContext, attempt);
  const [policy] = added;
  if (policy === undefined) throw new Error("no policy");
  return { policy, removed };
}

it("takes the SDK's retries and redirects out", () => {
  expect(policiesFor(startAttempt(1_000)).removed).toEqual(["defaultRetryPolicy", "redirectPolicy"]);
});

it("gives a request the time that is left, and knows that it left", async () => {
  const attempt = startAttempt(1_000);
  const { policy } = policiesFor(attempt);
  const request = { timeout: 0 };
  expect(await policy.sendRequest(request, async () => "answer")).toBe("answer");
  expect(request.timeout).toBeGreaterThan(0);
  expect(request.timeout).toBeLessThanOrEqual(1_000);
  expect(attempt.left).toBe(true);
});

it("never lets a request leave after its time: it can be sent again without coming twice", async () => {
  const attempt = startAttempt(0);
  const { policy } = policiesFor(attempt);
  const send = policy.sendRequest({ timeout: 0 }, async () => "sent after all");
  const error = await send.then(String, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(outcomeOf(error, attempt.left)).toMatchObject({ kind: "not-delivered" });
});

it("takes a message that was accepted with an unreadable answer for sent", () => {
  expect(outcomeOf({ statusCode: 201, code: "PARSE_ERROR" }, true)).toEqual({ kind: "sent", message: "" });
});
