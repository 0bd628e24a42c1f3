/** A web page to blocks. Scripts are never run, and nothing that the page refers to is fetched. */
import { Unreadable } from "../../incoming.ts";
import { type Extracted, standing } from "../document.ts";
import { decodeText, statedEncoding } from "../encoding.ts";
import { countOf } from "../tidy.ts";
import { blocksOf, textOf } from "./blocks.ts";
import { claimsOf } from "./claims.ts";
import { hidingOf } from "./hidden.ts";
import { isAround, mainElement } from "./main-text.ts";
import { type Element, elements, parsePage } from "./tree.ts";

/** Not words: scripts, style, pictures, things that play, and what is in a page for machines. */
const NOT_WORDS = new Set(
  "script style noscript template svg math canvas img picture video audio iframe object embed head title map textarea input datalist".split(
    " ",
  ),
);

export function readWebPage(bytes: Uint8Array): Extracted {
  const { text, notes } = decodeText(bytes, statedEncoding(bytes));
  const root = parsePage(text);
  const hiding = hidingOf(root);
  const visible = (element: Element) => !NOT_WORDS.has(element.tagName) && !hiding.hides(element);
  const readable = (element: Element) => visible(element) && !isAround(element);
  const main = mainElement(root, readable);
  const claims = claimsOf(root, main, readable);
  const blocks = blocksOf(main, readable);
  const title = claims.title;
  // The heading may stand above the element that holds the article.
  const headed =
    title?.by === "page" && !blocks.some((block) => block.is === "heading" && block.text === title.value);
  if (headed) blocks.unshift({ is: "heading", level: 1, text: title.value });
  if (blocks.length === 0) {
    throw new Unreadable(
      "There is no text on the web page that a reader would see; it may be put there by a script. Save the page as PDF from a browser and bring that in.",
    );
  }
  const placed = blocks.map((block, index) => standing(block, `paragraph ${index + 1}`));
  return {
    ...claims,
    pages: [{ number: 1, blocks: placed, confidence: null }],
    notes: [...notes, ...leftOut(root, hiding.hides, visible, isAround)],
  };
}

function leftOut(
  root: Element,
  hides: (element: Element) => boolean,
  visible: (element: Element) => boolean,
  around: (element: Element) => boolean,
): string[] {
  const every = [...elements(root)];
  const count = (...tags: string[]) => every.filter((element) => tags.includes(element.tagName)).length;
  const worded = (element: Element) => textOf(element, (each) => !NOT_WORDS.has(each.tagName)) !== "";
  const hidden = every.filter(
    (element) => !NOT_WORDS.has(element.tagName) && hides(element) && worded(element),
  ).length;
  const beside = [...elements(root, visible)].filter((element) => around(element) && worded(element)).length;
  const notes: string[] = [];
  const scripts = count("script");
  const pictures =
    count("img", "picture", "svg", "canvas") -
    every.filter((each) => each.tagName === "img" && each.parentNode?.nodeName === "picture").length;
  const frames = count("iframe", "object", "embed", "video", "audio");
  if (scripts > 0) notes.push(`${countOf(scripts, "script")} left out; none was run.`);
  if (hidden > 0)
    notes.push(`Hidden text left out in ${countOf(hidden, "place")}: a reader of the page does not see it.`);
  if (beside > 0)
    notes.push(
      `Menus, banners and the like left out: ${countOf(beside, "part")} of the page around its main text.`,
    );
  if (pictures > 0) notes.push(`${countOf(pictures, "picture")} left out; none was fetched.`);
  if (frames > 0)
    notes.push(
      `${countOf(frames, "embedded page, film or recording", "embedded pages, films or recordings")} left out; none was fetched.`,
    );
  return notes;
}
