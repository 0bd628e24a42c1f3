/** One page of a PDF: the pieces of text that a reader sees, and whether it has to be read as a picture. */
import { withoutInvisible } from "../tidy.ts";
import { drawingOf, type UnseenText } from "./drawing.ts";
import type { PDFPageProxy } from "./engine.ts";
import { type Piece, type Row, rowsOf } from "./piece.ts";

export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  /** Text that runs up or down the page. */
  readonly turned: readonly Row[];
  readonly unseen: number;
  readonly pictures: number;
  readonly shapes: number;
  readonly comments: number;
  /** Letters that a reader sees. */
  readonly letters: number;
}

interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

export async function readPage(page: PDFPageProxy, number: number): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  // Fonts are known once the operators are.
  const drawing = drawingOf(await page.getOperatorList());
  const content = await page.getTextContent();
  const items = content.items.filter(
    (item): item is typeof item & TextItem => "str" in item && item.str.trim() !== "",
  );
  const upright: Piece[] = [];
  const turned: Piece[] = [];
  const bold = boldness(page);
  for (const item of items) {
    const text = withoutInvisible(seenText(item, drawing.unseen));
    if (text.trim() === "") continue;
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
    const [x = 0, y = 0] = viewport.convertToViewportPoint(e, f) as number[];
    const [alongX = 0, alongY = 0] = viewport.convertToViewportPoint(e + a, f + b) as number[];
    const level = Math.abs(alongY - y) < Math.abs(alongX - x) * 0.2 && alongX > x;
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const piece = {
      text,
      width: item.width,
      size,
      bold: bold(item.fontName),
      rightToLeft: item.dir === "rtl",
    };
    if (level) upright.push({ ...piece, x, y });
    // Read along its own direction: as far along as it stands, each line as far across.
    else turned.push({ ...piece, x: alongY < y ? -y : y, y: x });
  }
  const comments = (await page.getAnnotations()).filter((each) =>
    /^(Text|FreeText|Popup|FileAttachment)$/.test(String((each as { subtype?: unknown }).subtype)),
  ).length;
  page.cleanup();
  return {
    number,
    width: viewport.width,
    height: viewport.height,
    rows: rowsOf(upright),
    turned: rowsOf(turned),
    unseen: drawing.unseen.length,
    pictures: drawing.pictures,
    shapes: drawing.shapes,
    comments,
    letters: [...upright, ...turned].reduce((sum, piece) => sum + piece.text.trim().length, 0),
  };
}

/** The item without what nobody sees. PDF.js may join visible and unseen text of one line to one item. */
function seenText(item: TextItem, unseen: readonly UnseenText[]): string {
  let text = item.str;
  const [, , , , x = 0, y = 0] = item.transform;
  for (const each of unseen) {
    const near = Math.abs(each.y - y) < 1.5 && each.x >= x - 1.5 && each.x <= x + item.width + 1.5;
    if (!near) continue;
    const words = each.text.trim();
    if (text.includes(words)) text = text.replace(words, " ");
    else if (Math.abs(each.x - x) < 1.5 && words.startsWith(text.trim())) return "";
  }
  return text;
}

function boldness(page: PDFPageProxy): (fontName: string) => boolean {
  const known = new Map<string, boolean>();
  return (fontName) => {
    const before = known.get(fontName);
    if (before !== undefined) return before;
    const font = page.commonObjs.has(fontName)
      ? (page.commonObjs.get(fontName) as { name?: string; bold?: boolean })
      : {};
    const bold = font.bold === true || /bold|black|heavy/i.test(font.name ?? "");
    known.set(fontName, bold);
    return bold;
  };
}
