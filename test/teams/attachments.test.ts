import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createDownload } from "../../src/teams/attachments.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
  server = undefined;
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/plan.docx`;
}

const refused = (why: string) => ({ ok: false, refusal: { reason: "file-not-fetched", why } });

/** A network of answers by address; asking for any other fails the test. */
function network(answers: Readonly<Record<string, () => Response>>): typeof fetch {
  return async (address) => {
    const answer = answers[String(address)];
    if (answer === undefined) throw new TypeError(`nobody may ask for ${address}`);
    return answer();
  };
}

const onward = (location: string) => () => new Response(null, { status: 302, headers: { location } });

describe("a file of a chat", () => {
  it("is fetched from the sender's OneDrive, whatever type it says it is", async () => {
    const url = "https://council-my.sharepoint.com/personal/_layouts/15/download.aspx?UniqueId=1&tempauth=2";
    const answer = () => new Response("Ref,Action", { headers: { "content-type": "image/png" } });
    const fetched = await createDownload({ local: false, get: network({ [url]: answer }) })(url);
    expect(fetched.ok && Buffer.from(fetched.value).toString()).toBe("Ref,Action");
  });

  it.each([
    "http://council.sharepoint.com/plan.docx",
    "https://council.sharepoint.com:8443/plan.docx",
    "https://me@council.sharepoint.com/plan.docx",
    "https://councilsharepoint.com/plan.docx",
    "https://sharepoint.com.example.org/plan.docx",
    "https://council.sharepoint.com./plan.docx",
    "https://example.org/council.sharepoint.com",
    "https://127.0.0.1/plan.docx",
    "http://127.0.0.1:3978/health",
    "http://169.254.169.254/metadata/identity",
    "http://[::1]/plan.docx",
    "file:///etc/hostname",
    "data:text/csv,Ref",
    "plan.docx",
    "",
  ])("is never fetched from %s", async (url) => {
    expect(await createDownload({ local: false, get: network({}) })(url)).toEqual(refused("address"));
  });

  it("is not fetched from where a good address leads elsewhere", async () => {
    const [good, bad] = ["https://council.sharepoint.com/a", "http://169.254.169.254/metadata"];
    const get = network({ [good]: onward(bad) });
    expect(await createDownload({ local: false, get })(good)).toEqual(refused("address"));
  });

  it("is followed from one of Teams' hosts to another, but not for ever", async () => {
    const [first, then] = ["https://council.sharepoint.com/a", "https://uksouth1.svc.ms/b"];
    const good = network({ [first]: onward(then), [then]: () => new Response("Ref") });
    expect((await createDownload({ local: false, get: good })(first)).ok).toBe(true);
    const round = network({ [first]: onward(then), [then]: onward(first) });
    expect(await createDownload({ local: false, get: round })(first)).toEqual(refused("address"));
  });

  it("comes from this machine alone in local mode", async () => {
    const url = await serve((_, response) => void response.end("Ref"));
    expect((await createDownload({ local: true })(url)).ok).toBe(true);
    expect(await createDownload({ local: false })(url)).toEqual(refused("address"));
    const teams = "https://council.sharepoint.com/plan.docx";
    expect(await createDownload({ local: true, get: network({}) })(teams)).toEqual(refused("address"));
  });

  it("is cut off as soon as it is too big, whatever length it promised", async () => {
    const endless = await serve((_, response) => {
      response.writeHead(200, { "content-type": "text/csv" });
      const more = () => void response.write("x".repeat(10_000), () => response.destroyed || setImmediate(more));
      more();
    });
    const most = { reason: "file-too-big", what: "bytes", most: 100_000 };
    expect(await createDownload({ local: true, most: 100_000 })(endless)).toEqual({ ok: false, refusal: most });
  });

  it("of exactly the most is taken", async () => {
    const url = await serve((_, response) => void response.end("x".repeat(1_000)));
    expect((await createDownload({ local: true, most: 1_000 })(url)).ok).toBe(true);
    expect((await createDownload({ local: true, most: 999 })(url)).ok).toBe(false);
  });

  it.each([
    ["an answer", () => {}],
    ["its end", (response: { write(text: string): void }) => response.write("Ref")],
  ])("that never comes to %s is given up", async (_, begin) => {
    const url = await serve((_request, response) => void begin(response));
    expect(await createDownload({ local: true, patience: 100 })(url)).toEqual(refused("time"));
  });

  it.each([404, 401, 500])("that is answered %i is gone", async (status) => {
    const url = await serve((_, response) => void response.writeHead(status).end("no"));
    expect(await createDownload({ local: true })(url)).toEqual(refused("gone"));
  });

  it("whose connection breaks is gone", async () => {
    const url = await serve((request) => void request.socket.destroy());
    expect(await createDownload({ local: true })(url)).toEqual(refused("gone"));
  });
});
