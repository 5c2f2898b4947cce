import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import type { Running } from "./running.ts";

const CHAT = "a:personal-chat";
const [me] = samplePeople;

/** Files that are dropped into the chat: the client cannot attach any, so its own door for any activity takes their place. */
export interface Shelf {
  /** Hands the file over as Teams does, but kept on this machine. */
  drop(running: Pick<Running, "playgroundPort">, name: string, bytes: Uint8Array): Promise<void>;
  close(): void;
}

export async function openShelf(): Promise<Shelf> {
  const files = new Map<string, Uint8Array>();
  const shelf = createServer((request, response) => void response.end(files.get(request.url ?? "")));
  await new Promise<void>((resolve) => shelf.listen(0, "127.0.0.1", resolve));
  const { port } = shelf.address() as AddressInfo;
  return {
    close: () => void shelf.close(),
    async drop({ playgroundPort }, name, bytes) {
      files.set(`/${name}`, bytes);
      const activity = {
        type: "message",
        id: `drop-${name}`,
        text: "",
        channelId: "msteams",
        serviceUrl: `http://127.0.0.1:${playgroundPort}/_connector`,
        from: { id: `29:${me?.id}`, name: me?.name, aadObjectId: me?.id },
        recipient: { id: "28:plan-keeper", name: "Plan Keeper" },
        conversation: { id: CHAT, conversationType: "personal", tenantId: SAMPLE_TENANT },
        channelData: { tenant: { id: SAMPLE_TENANT } },
        attachments: [
          { contentType: "application/octet-stream", name, contentUrl: `http://127.0.0.1:${port}/${name}` },
        ],
      };
      const sent = await fetch(`http://127.0.0.1:${playgroundPort}/_internal/v1/customActivities`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(activity),
      });
      expect(sent.status).toBe(200);
    },
  };
}
