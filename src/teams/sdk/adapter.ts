import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from "botbuilder";

/** Who a request comes from, as the SDK found it. */
export type Proof = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication["authenticateRequest"]>>;

/** One try at a request to Teams: when it must be over, and whether it has left us. */
export interface Attempt {
  /** On the monotonic clock, in milliseconds. */
  readonly deadline: number;
  left: boolean;
}

/** Begins a try that may take so many milliseconds. */
export function startAttempt(milliseconds: number): Attempt {
  return { deadline: performance.now() + milliseconds, left: false };
}

/** The part of the SDK's HTTP pipeline that is used here. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(
    policy: {
      readonly name: string;
      sendRequest(
        request: { timeout: number },
        next: (request: { timeout: number }) => Promise<unknown>,
      ): Promise<unknown>;
    },
    options: { readonly afterPhase: "Sign" },
  ): void;
}

/** Whom our own tokens are for. */
export const CHANNEL = "https://api.botframework.com";

/** The SDK's adapter for requests that have proved already where they come from, and for one attempt each. */
export class Adapter extends CloudAdapter {
  /** Whom the token of a request proves; undefined: nobody, for whatever reason the SDK has. */
  async prove(authorization: string, activity: unknown): Promise<Proof | undefined> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity as Activity, authorization);
    } catch {
      return undefined;
    }
  }

  /** Runs a turn of an activity that was proven; rejects with whatever `logic` rejects with. */
  async runTurn(proof: Proof, activity: unknown, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.processActivity(proof, activity as Activity, logic);
  }

  /**
   * The SDK sends a message again after a 5xx or a reset, though it may have arrived; follows redirects
   * with our token; and waits for ever. None of it in this turn.
   */
  tryOnce(context: TurnContext, attempt: Attempt): void {
    const connector: { readonly client: { readonly pipeline: Pipeline } } = context.turnState.get(
      this.ConnectorClientKey,
    );
    tryOnceWith(connector.client.pipeline, attempt);
  }

  /** Makes the personal chat with somebody, by the same policy; resolves its id. The SDK's own way has no policy but its own. */
  async createChat(
    { appId, serviceUrl }: { readonly appId: string; readonly serviceUrl: string },
    wanted: object,
    attempt: Attempt,
  ): Promise<string> {
    const us = this.createClaimsIdentity(appId);
    const client = await this.botFrameworkAuthentication.createConnectorFactory(us).create(serviceUrl, CHANNEL);
    const connector = client as unknown as {
      readonly client: { readonly pipeline: Pipeline };
      readonly conversations: { createConversation(wanted: object): Promise<{ readonly id?: string }> };
    };
    tryOnceWith(connector.client.pipeline, attempt);
    const { id } = await connector.conversations.createConversation(wanted);
    if (!id) throw new Error("Teams named no conversation.");
    return id;
  }
}

function tryOnceWith(pipeline: Pipeline, attempt: Attempt): void {
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.removePolicy({ name: "redirectPolicy" });
  pipeline.addPolicy(
    {
      name: "tryOnce",
      sendRequest(request, next) {
        const rest = attempt.deadline - performance.now();
        if (rest <= 0) return Promise.reject(new Error("The time for this request was over before it left."));
        attempt.left = true;
        request.timeout = Math.ceil(rest);
        return next(request);
      },
    },
    { afterPhase: "Sign" },
  );
}
