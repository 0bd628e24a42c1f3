/**
 * What a reader of the page would not see: hidden by an attribute, by its own style, or by a plain rule of the page's
 * style sheet (`.name { display: none }`). Text that nobody sees is not what was published; it is left out and counted.
 */
import { attribute, type Element, elements, rawText } from "./tree.ts";

const WHITE = /^(#fff(fff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(,\s*[\d.]+\s*)?\)|transparent)$/;

export interface Hiding {
  hides(element: Element): boolean;
}

export function hidingOf(root: Element): Hiding {
  const { classes, ids } = hiddenByRules(root);
  const byClass = (element: Element) =>
    (attribute(element, "class") ?? "").split(/\s+/).some((name) => classes.has(name));
  return {
    hides(element) {
      if (attribute(element, "hidden") !== null && attribute(element, "hidden") !== "until-found")
        return true;
      const style = attribute(element, "style");
      if (style !== null && hides(declarations(style), element)) return true;
      return byClass(element) || ids.has(attribute(element, "id") ?? "");
    },
  };
}

type Declarations = ReadonlyMap<string, string>;

function hides(style: Declarations, element: Element | null): boolean {
  if (style.get("display") === "none") return true;
  if (/^(hidden|collapse)$/.test(style.get("visibility") ?? "")) return true;
  if (/^0(\.0*)?%?$/.test(style.get("opacity") ?? "")) return true;
  if (/^0(\.0*)?[a-z%]*$/.test(style.get("font-size") ?? "")) return true;
  if (/^-\d{3,}/.test(style.get("left") ?? style.get("text-indent") ?? style.get("top") ?? "")) return true;
  return WHITE.test(style.get("color") ?? "") && !style.has("background") && !onColour(element);
}

/** White on a coloured ground is read well enough. */
function onColour(element: Element | null): boolean {
  for (let each = element; each !== null; each = parentOf(each)) {
    const style = declarations(attribute(each, "style") ?? "");
    const ground = style.get("background-color") ?? style.get("background") ?? attribute(each, "bgcolor");
    if (ground !== undefined && ground !== null) return !WHITE.test(ground);
    // A class may paint the ground; what cannot be known is shown.
    if (attribute(each, "class") !== null) return true;
  }
  return false;
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode;
  return parent !== null && "tagName" in parent ? parent : null;
}

function hiddenByRules(root: Element): { classes: Set<string>; ids: Set<string> } {
  const classes = new Set<string>();
  const ids = new Set<string>();
  for (const element of elements(root)) {
    if (element.tagName !== "style" || attribute(element, "media") === "print") continue;
    for (const [, selectors = "", body = ""] of outermostRules(rawText(element))) {
      if (!hides(declarations(body), null) || WHITE.test(declarations(body).get("color") ?? "")) continue;
      for (const selector of selectors.split(",")) {
        const simple = /^\s*(?:[a-z]+\d?)?([.#])([\w-]+)\s*$/i.exec(selector);
        if (simple?.[2] !== undefined) (simple[1] === "." ? classes : ids).add(simple[2]);
      }
    }
  }
  return { classes, ids };
}

/** Rules outside @media and the like: those may never apply. */
function outermostRules(sheet: string): RegExpStringIterator<RegExpExecArray> {
  let depth = 0;
  let at = false;
  let kept = "";
  for (const part of sheet
    .slice(0, 500_000)
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .split(/([{}])/)) {
    if (depth === 0 && /^\s*@/.test(part)) at = true;
    if (!at) kept += part;
    if (part === "{") depth++;
    if (part === "}") depth = Math.max(0, depth - 1);
    if (depth === 0 && part === "}") at = false;
  }
  return kept.matchAll(/([^{}]+)\{([^{}]*)\}/g);
}

function declarations(style: string): Declarations {
  return new Map(
    style.split(";").flatMap((part): [string, string][] => {
      const colon = part.indexOf(":");
      if (colon < 0) return [];
      const value = part.slice(colon + 1).replace(/!important/i, "");
      return [[part.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase()]];
    }),
  );
}
