/** A page's elements as a tree, parsed as browsers do (parse5) and looked at without recursion deeper than 500. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { Unreadable } from "../../incoming.ts";

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** Nobody nests a page deeper by hand; beyond it, something was made to exhaust its reader. */
const DEEPEST = 500;

/** The root, `<html>`. */
export function parsePage(text: string): Element {
  const root = parse(text, { scriptingEnabled: false }).childNodes.find((node) => isElement(node));
  if (root === undefined || !isElement(root)) throw new Unreadable("The web page is empty.");
  refuseDepth(root);
  return root;
}

export function isElement(node: Node | DefaultTreeAdapterTypes.ParentNode): node is Element {
  return "tagName" in node;
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === "#text";
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}

/** Elements below `root` in document order; what `enter` says no to is left out with all it holds. */
export function* elements(
  root: Element,
  enter: (element: Element) => boolean = () => true,
): Generator<Element> {
  for (const child of root.childNodes) {
    if (!isElement(child) || !enter(child)) continue;
    yield child;
    yield* elements(child, enter);
  }
}

/** All text below, as it stands in the source. */
export function rawText(element: Element): string {
  return element.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) ? rawText(node) : ""))
    .join("");
}

function refuseDepth(root: Element): void {
  let level: Element[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) {
      throw new Unreadable(
        `The web page nests its elements more than ${DEEPEST} deep, as no page that is meant to be read does. Save its text and bring that in.`,
      );
    }
    level = level.flatMap((element) => element.childNodes.filter((node) => isElement(node)));
  }
}
