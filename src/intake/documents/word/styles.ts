/** Which of a Word file's styles are headings, and of what level; which hide their text. */
import { readXml } from "./xml.ts";

export interface Styles {
  /** 1 to 6, by style id. Title is 1. */
  readonly headings: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

export function readStyles(bytes: Uint8Array | null): Styles {
  const headings = new Map<string, number>();
  const hidden = new Set<string>();
  const lists = new Set<string>();
  let id = "";
  if (bytes) {
    readXml("word/styles.xml", bytes, {
      open(name, attribute) {
        const value = attribute("val");
        if (name === "style") id = attribute("styleId") ?? "";
        else if (name === "name" && value !== null) {
          const level = /^heading ([1-9])$/i.exec(value)?.[1];
          if (level) headings.set(id, Math.min(6, Number(level)));
          else if (/^title$/i.test(value)) headings.set(id, 1);
          else if (/^list (bullet|number|paragraph)/i.test(value)) lists.add(id);
        } else if (name === "outlineLvl" && value !== null && Number(value) < 9) {
          if (!headings.has(id)) headings.set(id, Math.min(6, Number(value) + 1));
        } else if (name === "vanish" && isOn(value)) hidden.add(id);
      },
      text() {},
      close() {},
    });
  }
  return { headings, hidden, lists };
}

/** A property that is on where it stands, unless it says otherwise. */
export function isOn(value: string | null): boolean {
  return value === null || !/^(0|false|off|none)$/.test(value);
}
