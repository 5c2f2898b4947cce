import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/local/settings.ts";

describe("the settings of npm run local", () => {
  it("are none: everything has a place of its own", () => {
    expect(readSettings({}, [])).toMatchObject({
      ...{ port: 3978, playgroundPort: 56150, tablesPort: 10002, playground: true, fresh: false },
      folder: expect.stringMatching(/\.local$/),
    });
  });

  it("set the ports, the folder, the client and a fresh start", () => {
    const given = { PORT: "1", PLAYGROUND_PORT: "2", TABLES_PORT: "3", PLAYGROUND: "off", LOCAL_FOLDER: "/somewhere" };
    expect(readSettings(given, ["--fresh"])).toEqual({
      ...{ port: 1, playgroundPort: 2, tablesPort: 3, playground: false, fresh: true, folder: "/somewhere" },
    });
  });

  it.each([
    [{ PORT: "none" }, [], 'PORT must be a number from 1 to 65535, not "none"'],
    [{ TABLES_PORT: "70000" }, [], 'TABLES_PORT must be a number from 1 to 65535, not "70000"'],
    [{ PLAYGROUND: "no" }, [], 'PLAYGROUND must be "off" or "on", not "no"'],
    [{ PORT: "10002" }, [], "must be three different numbers"],
    [{}, ["--frsh"], '"--frsh" means nothing here'],
  ])("that are wrong, %j %j, are named in a sentence", (environment, args, sentence) => {
    expect(() => readSettings(environment, args)).toThrow(sentence);
  });

  it("that are wrong are named together", () => {
    expect(() => readSettings({ PORT: "x", PLAYGROUND: "y" }, [])).toThrow(/PORT.*\nPLAYGROUND/);
  });
});
