import type { ShownSettings } from "../../app/settings/change-settings.ts";
import { overrideOf, overridePlaceWords, writeOverride } from "../../domain/settings/override-settings.ts";
import { OVERRIDABLE_SETTINGS } from "../../domain/settings/settings.ts";
import type { Button } from "../elements/buttons.ts";
import { paged } from "../elements/pages.ts";
import { writeQuestion } from "../questions/question.ts";
import { said } from "../words/said.ts";

/** What themes and actions have of their own, a line for each, six a page, and how to give or take it. */
export function overrideLines({ plan, context, mayChange }: ShownSettings, page: number) {
  const { settings, key } = plan;
  const all = settings.overrides.flatMap((place) => {
    const called = overridePlaceWords(place, context);
    const own = OVERRIDABLE_SETTINGS.filter(
      ({ overridable }) => overrideOf(settings, place)[overridable] !== undefined,
    );
    const values = own.map((setting) => `${setting.title} ${writeOverride(setting, place, settings, context)}`);
    const gone = place.of === "theme" && !plan.themes.some(({ ref }) => ref === place.id);
    const value = `${values.join("; ")}${gone ? " (no longer in the plan)" : ""}`;
    return called === undefined ? [] : [{ called, first: own[0]?.key ?? "", value }];
  });
  const shown = paged(all, page, (number) => writeQuestion({ ask: "settings", page: number, plan: key.plan }));
  const lines = shown.shown.map(({ called, value }) => ({
    name: said(called, 60),
    value: said(value, 200),
    about: "",
  }));
  const [one] = shown.shown;
  const how =
    one === undefined
      ? "To give one its own, type for example plan set lead days 5, 1 for theme 2, or plan set repeat 3 for 1.2.3."
      : `To take one back, type for example plan set ${one.first} plan's own for ${said(one.called, 60)}.`;
  const head = {
    name: "Settings of themes and actions",
    value: all.length === 0 ? "none: the plan's settings hold for all" : shown.says,
    about: mayChange ? how : "",
  };
  const drawn = [head, ...lines].map((line) => ({ ...line, hasAbout: line.about !== "" }));
  return { lines: drawn, buttons: shown.buttons as readonly Button[] };
}
