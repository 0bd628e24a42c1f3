/**
 * The body of a Word file to blocks. Text stands as the document shows it with its changes accepted: what was inserted
 * is read, what was deleted is left out. Hidden and white text is left out and counted.
 */
import type { BareBlock } from "../document.ts";
import { oneLine } from "../tidy.ts";
import { isOn, type Styles } from "./styles.ts";
import { readXml } from "./xml.ts";

export interface Body {
  readonly blocks: readonly BareBlock[];
  readonly counts: Readonly<Record<Counted, number>>;
}

type Counted = "inserted" | "deleted" | "hidden" | "pictures" | "objects";

interface Paragraph {
  style: string;
  outline: number | null;
  item: boolean;
  text: string;
}

interface Run {
  hidden: boolean;
  white: boolean;
  shaded: boolean;
  text: string;
}

interface Table {
  readonly rows: string[][];
  cell: string[] | null;
}

export function readBody(part: string, bytes: Uint8Array, styles: Styles): Body {
  const blocks: BareBlock[] = [];
  const counts = { inserted: 0, deleted: 0, hidden: 0, pictures: 0, objects: 0 };
  const paragraphs: Paragraph[] = [];
  const runs: Run[] = [];
  const tables: Table[] = [];
  const path: string[] = [];
  let skipped = 0;

  const say = (text: string): void => {
    const run = runs.at(-1);
    if (run) run.text += text;
    else if (paragraphs.length > 0) (paragraphs.at(-1) as Paragraph).text += text;
  };

  const endRun = (): void => {
    const run = runs.pop();
    const paragraph = paragraphs.at(-1);
    if (!run || !paragraph) return;
    const unseen = run.hidden || styles.hidden.has(paragraph.style) || (run.white && !run.shaded);
    if (unseen && run.text.trim() !== "") counts.hidden++;
    else paragraph.text += run.text;
  };

  const endParagraph = (): void => {
    const paragraph = paragraphs.pop();
    const text = oneLine(paragraph?.text ?? "");
    if (!paragraph || text === "") return;
    const cell = tables.at(-1)?.cell;
    const level = paragraph.outline ?? styles.headings.get(paragraph.style);
    if (cell) cell.push(text);
    else if (level !== undefined) blocks.push({ is: "heading", level, text });
    else
      blocks.push({ is: paragraph.item || styles.lists.has(paragraph.style) ? "item" : "paragraph", text });
  };

  const endTable = (): void => {
    const rows = (tables.pop()?.rows ?? []).filter((row) => row.some((cell) => cell !== ""));
    const cell = tables.at(-1)?.cell;
    if (cell) cell.push(rows.map((row) => row.join(" | ")).join("; "));
    else if (rows.length > 0) blocks.push({ is: "table", rows });
  };

  readXml(part, bytes, {
    open(name, attribute) {
      const inside = path.at(-1);
      path.push(name);
      // Fallback repeats, for older programs, what Choice holds.
      if (name === "Fallback" || name === "del" || name === "moveFrom") {
        skipped++;
        if (name !== "Fallback" && inside !== "rPr" && inside !== "trPr") counts.deleted++;
        return;
      }
      if (skipped > 0) return;
      const value = attribute("val");
      const run = runs.at(-1);
      const paragraph = paragraphs.at(-1);
      switch (name) {
        case "p":
          paragraphs.push({ style: "", outline: null, item: false, text: "" });
          break;
        case "r":
          runs.push({ hidden: false, white: false, shaded: false, text: "" });
          break;
        case "tbl":
          tables.push({ rows: [], cell: null });
          break;
        case "tr":
          tables.at(-1)?.rows.push([]);
          break;
        case "tc": {
          const table = tables.at(-1);
          if (table) table.cell = [];
          break;
        }
        case "pStyle":
          if (paragraph) paragraph.style = value ?? "";
          break;
        case "outlineLvl":
          if (paragraph && Number(value) < 9) paragraph.outline = Math.min(6, Number(value) + 1);
          break;
        case "numPr":
          if (paragraph) paragraph.item = true;
          break;
        case "vanish":
        case "webHidden":
          if (run && inside === "rPr") run.hidden = isOn(value);
          break;
        case "color":
          if (run && inside === "rPr") run.white = /^f{6}$/i.test(value ?? "");
          break;
        case "shd":
        case "highlight":
          if (run) run.shaded = true;
          break;
        case "ins":
        case "moveTo":
          if (inside !== "rPr" && inside !== "trPr") counts.inserted++;
          break;
        case "tab":
        case "br":
        case "cr":
          if (inside === "r") say(" ");
          break;
        case "noBreakHyphen":
          say("-");
          break;
        case "drawing":
        case "pict":
          counts.pictures++;
          break;
        case "object":
          counts.objects++;
          break;
      }
    },
    text(text) {
      if (skipped === 0 && path.at(-1) === "t") say(text);
    },
    close(name) {
      path.pop();
      if (name === "Fallback" || name === "del" || name === "moveFrom") skipped--;
      if (skipped > 0) return;
      if (name === "r") endRun();
      else if (name === "p") endParagraph();
      else if (name === "tbl") endTable();
      else if (name === "tc") {
        const table = tables.at(-1);
        if (table?.cell) table.rows.at(-1)?.push(table.cell.join(" "));
        if (table) table.cell = null;
      }
    },
  });
  return { blocks, counts };
}
