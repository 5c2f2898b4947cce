import type { OutlinePlace } from "../../domain/changes/places.ts";

/** Names a place in words that can be typed: "objective 1.2", "theme 2". */
export function outlinePlaceWords({ theme, objective }: OutlinePlace): string {
  return objective === "" ? `theme ${theme}`.trim() : `objective ${objective}`;
}

/** The place that words name, with or without "objective" or "theme"; undefined: none of these. */
export function findPlace(places: readonly OutlinePlace[], where: string): OutlinePlace | undefined {
  const words = where.trim().toLowerCase();
  const fitting = (typed: string) => places.find((place) => outlinePlaceWords(place).toLowerCase() === typed);
  return words === "" ? undefined : (fitting(words) ?? fitting(`objective ${words}`) ?? fitting(`theme ${words}`));
}
