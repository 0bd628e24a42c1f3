/** Elements to blocks: headings, paragraphs, list items and tables, each once, in document order. */
import type { BareBlock } from "../document.ts";
import { oneLine } from "../tidy.ts";
import { type Element, isElement, isText, type Node } from "./tree.ts";

const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr".split(
    " ",
  ),
);

export function blocksOf(root: Element, readable: (element: Element) => boolean): BareBlock[] {
  const blocks: BareBlock[] = [];
  let run = "";
  let item = false;
  const flush = (): void => {
    const text = oneLine(run);
    run = "";
    if (text === "") return;
    blocks.push({ is: item ? "item" : "paragraph", text });
    item = false;
  };
  const walk = (node: Node): void => {
    if (isText(node)) run += node.value;
    else if (isElement(node) && readable(node)) element(node);
  };
  const element = (node: Element): void => {
    const tag = node.tagName;
    if (INLINE.has(tag)) node.childNodes.forEach(walk);
    else if (tag === "br") run += " ";
    else if (/^h[1-6]$/.test(tag)) {
      flush();
      const text = textOf(node, readable);
      if (text !== "") blocks.push({ is: "heading", level: Number(tag[1]), text });
    } else if (tag === "table" && isData(node, readable)) {
      flush();
      blocks.push({ is: "table", rows: rowsOf(node, readable) });
    } else {
      flush();
      if (tag === "li" || tag === "dd") item = true;
      node.childNodes.forEach(walk);
      flush();
      item = false;
    }
  };
  root.childNodes.forEach(walk);
  flush();
  return blocks;
}

/** The words that are read below an element, on one line. */
export function textOf(root: Element, readable: (element: Element) => boolean): string {
  let text = "";
  const walk = (node: Node): void => {
    if (isText(node)) text += node.value;
    else if (isElement(node) && readable(node)) {
      if (!INLINE.has(node.tagName)) text += " ";
      node.childNodes.forEach(walk);
      if (!INLINE.has(node.tagName)) text += " ";
    }
  };
  root.childNodes.forEach(walk);
  return oneLine(text);
}

/** A table of values, not one that lays out a page: more than one row and column, cells short, no tables within. */
function isData(table: Element, readable: (element: Element) => boolean): boolean {
  const rows = rowsOf(table, readable);
  const cells = rows.flat();
  const nested = (node: Element): boolean =>
    node.childNodes.some((child) => isElement(child) && (child.tagName === "table" || nested(child)));
  if (rows.length < 2 || Math.max(0, ...rows.map((row) => row.length)) < 2 || nested(table)) return false;
  return cells.every((cell) => cell.length < 2000);
}

function rowsOf(table: Element, readable: (element: Element) => boolean): string[][] {
  const rows: string[][] = [];
  const walk = (node: Element): void => {
    for (const child of node.childNodes) {
      if (!isElement(child) || !readable(child)) continue;
      if (child.tagName !== "tr") walk(child);
      else {
        const cells = child.childNodes.filter(
          (cell): cell is Element => isElement(cell) && /^t[dh]$/.test(cell.tagName) && readable(cell),
        );
        const row = cells.map((cell) => textOf(cell, readable));
        if (row.some((cell) => cell !== "")) rows.push(row);
      }
    }
  };
  walk(table);
  return rows;
}
