/**
 * Which part of a page is what it publishes: the article, not the menus, banners and links around it. In the manner of
 * Readability: elements that are never the article go by their element, role or name; of the rest, the one whose own
 * paragraphs hold the most words that are not links.
 */
import { attribute, type Element, elements, isElement, isText, type Node } from "./tree.ts";

const AROUND = new Set(["nav", "aside", "footer", "form", "menu", "dialog", "button", "select"]);
const AROUND_ROLE = /^(navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar)$/;
const AROUND_NAME =
  /(^|[-_ ])(cookies?|consent|gdpr|banner|breadcrumbs?|nav|navbar|navigation|menu|sidebar|footer|share|sharing|social|related|recommended|newsletter|subscribe|signup|advert|ads?|promo|popup|modal|comments?|skip-?link|vacancies|tags|pagination)([-_ ]|$)/i;

/** Whether an element stands around the article. A page's own header may hold the title, an article's always may. */
export function isAround(element: Element): boolean {
  if (AROUND.has(element.tagName)) return true;
  if (AROUND_ROLE.test(attribute(element, "role") ?? "")) return true;
  if (["html", "body", "main", "article", "h1"].includes(element.tagName)) return false;
  if (element.tagName === "header") return !within(element, "article") && !within(element, "main");
  const named = `${attribute(element, "id") ?? ""} ${attribute(element, "class") ?? ""}`;
  return AROUND_NAME.test(named);
}

/** The element that holds the article; `<body>` where nothing stands out. */
export function mainElement(root: Element, readable: (element: Element) => boolean): Element {
  const all = [...elements(root, readable)];
  const body = all.find((element) => element.tagName === "body") ?? root;
  const enough = Math.min(250, words(body, readable) / 3);
  for (const tag of ["article", "main"]) {
    const found = all.filter(
      (element) =>
        element.tagName === tag ||
        attribute(element, "role") === tag ||
        attribute(element, "itemprop") === `${tag}Body`,
    );
    const [longest, next] = found
      .map((element) => ({ element, size: words(element, readable) }))
      .sort((a, b) => b.size - a.size);
    // Several articles of one size are a list of teasers, not one article.
    const alone = next === undefined || next.size < (longest?.size ?? 0) / 2 || tag === "main";
    if (longest && longest.size >= enough && alone) return longest.element;
  }
  return fullest(all, readable) ?? body;
}

/** The parent of the most words in paragraphs, half of which count for the parent's parent. */
function fullest(all: readonly Element[], readable: (element: Element) => boolean): Element | null {
  const scores = new Map<Element, number>();
  for (const element of all) {
    if (!["p", "pre", "blockquote", "td"].includes(element.tagName)) continue;
    const size = words(element, readable);
    if (size < 25) continue;
    const parent = element.parentNode;
    if (parent === null || !("tagName" in parent)) continue;
    scores.set(parent, (scores.get(parent) ?? 0) + size);
    const above = parent.parentNode;
    if (above !== null && "tagName" in above) scores.set(above, (scores.get(above) ?? 0) + size / 2);
  }
  let best: Element | null = null;
  for (const [element, score] of scores) {
    if (best === null || score > (scores.get(best) ?? 0)) best = element;
  }
  return best;
}

/** Characters that are read and are not a link. */
function words(element: Element, readable: (element: Element) => boolean): number {
  let sum = 0;
  const walk = (node: Node): void => {
    if (isText(node)) sum += node.value.replaceAll(/\s+/g, " ").length;
    else if (isElement(node) && node.tagName !== "a" && readable(node)) node.childNodes.forEach(walk);
  };
  element.childNodes.forEach(walk);
  return sum;
}

function within(element: Element, tag: string): boolean {
  let parent = element.parentNode;
  while (parent !== null && "tagName" in parent) {
    if (parent.tagName === tag) return true;
    parent = parent.parentNode;
  }
  return false;
}
