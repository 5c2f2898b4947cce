import { expect, it } from "vitest";
import { readDocument } from "../../../src/documents/read-document.ts";
import { buildPlan } from "../../../src/domain/import/reconcile/build-plan.ts";
import { reconcile } from "../../../src/domain/import/reconcile/reconcile.ts";
import { settleDraft } from "../../../src/domain/import/settle/settle-draft.ts";
import { understandPlan } from "../../../src/domain/import/understand.ts";
import { NO_DOCUMENT } from "../../../src/domain/plan/kept-document.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { KEY, OWEN } from "../../builders.ts";
import { fixtureCases } from "./cases.ts";

const [FIRST, LATER] = ["2026-11-20", "2027-02-03"];

it.each(fixtureCases())(
  "the document of “$name” taken in again, weeks later, changes nothing",
  async ({ file, bytes }) => {
    const document = await readDocument(file, bytes);
    if (!document.ok) return;
    const draftOn = (importedOn: string) => {
      const { columns: _, updates, ...draft } = understandPlan(document.value, { importedOn });
      return { draft, updates };
    };
    const { draft, updates } = draftOn(FIRST);
    let ids = 0;
    const built = buildPlan(draft, {
      ...{ key: KEY, title: "A plan", settings: DEFAULT_SETTINGS, by: { by: OWEN, byName: "Owen" }, updates },
      who: { people: [], labels: [], standIns: [], delegates: [] },
      now: new Date(`${FIRST}T10:00:00Z`),
      remembered: { columns: {}, settled: NO_DOCUMENT.settled },
      newId: () => `id-${++ids}`,
    });
    const again = settleDraft(draftOn(LATER).draft, [], LATER).draft;
    expect(reconcile(built, again, [], LATER).said).toEqual({
      ...{ added: [], changed: [], moves: [], missing: [], kept: [], proposals: [], plan: [] },
      unchanged: draft.actions.length,
    });
  },
);
