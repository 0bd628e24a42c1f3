import { CATEGORIES, CATEGORY_NAME } from "../../src/vocabulary/categories.ts";

/** `suspect:assessment` as people say it. A category belongs to a person in one event, and never says who they are. */
export function categoryWords(text: string): string {
  const [said = "", basis] = text.split(":");
  const category = CATEGORIES.find((each) => each === said);
  const name = category ? CATEGORY_NAME[category].toLowerCase() : said;
  return `${name}, ${basis === "fact" ? "a fact" : "an assessment"}`;
}
