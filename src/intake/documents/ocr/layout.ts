/** What Tesseract read to blocks, each with the confidence of its words and the words it was not sure of. */
import type { Block, Box, DoubtfulWord } from "../document.ts";
import { hyphenatedWords, joinLines, listItem } from "../tidy.ts";
import type { OcrPage } from "./ocr.ts";
import type { Picture } from "./picture.ts";
import type { Layout, Line, Paragraph, Word } from "./tesseract.ts";

/** Below this, a word is listed as doubtful. */
export const DOUBTFUL = 0.7;
/** Below this mean, a paragraph of few letters is dirt on the glass. */
const DIRT = 0.3;

export function pageOf(layout: Layout, picture: Picture, page: number): OcrPage {
  const paragraphs = (layout.blocks ?? []).flatMap((block) => block.paragraphs ?? []);
  const lines = paragraphs.flatMap((paragraph) => paragraph.lines);
  const height = median(lines.map((line) => line.rowAttributes.rowHeight));
  const hyphenated = hyphenatedWords(lines.map(lineText));
  const blocks = paragraphs.flatMap((paragraph) => {
    const block = blockOf(paragraph, picture, page, height, hyphenated);
    return block === null ? [] : [block];
  });
  const words = lines.flatMap((line) => line.words);
  return { blocks, confidence: mean(words) };
}

function blockOf(
  paragraph: Paragraph,
  picture: Picture,
  page: number,
  height: number,
  hyphenated: ReadonlySet<string>,
): Block | null {
  const words = paragraph.lines.flatMap((line) => line.words);
  const text = joinLines(paragraph.lines.map(lineText), hyphenated);
  const confidence = mean(words);
  if (text === "" || (confidence < DIRT && text.length < 20)) return null;
  const place = {
    where: `page ${page}`,
    box: boxOf(paragraph, picture),
    confidence,
    doubtful: words.flatMap((word): DoubtfulWord[] =>
      word.confidence < DOUBTFUL * 100
        ? [{ text: word.text, confidence: rounded(word.confidence / 100) }]
        : [],
    ),
  };
  const tall = Math.min(...paragraph.lines.map((line) => line.rowAttributes.rowHeight)) > height * 1.3;
  if (tall && text.length < 200 && paragraph.lines.length <= 3)
    return { is: "heading", level: 1, text, ...place };
  const item = listItem(text);
  return item === null ? { is: "paragraph", text, ...place } : { is: "item", text: item, ...place };
}

function lineText(line: Line): string {
  return line.words.map((word) => word.text).join(" ");
}

function mean(words: readonly Word[]): number {
  if (words.length === 0) return 0;
  return rounded(words.reduce((sum, word) => sum + word.confidence, 0) / words.length / 100);
}

function boxOf({ bbox }: Paragraph, { width, height }: Picture): Box {
  const fraction = (value: number, of: number) =>
    Math.round(Math.min(1, Math.max(0, value / of)) * 10_000) / 10_000;
  return [
    fraction(bbox.x0, width),
    fraction(bbox.y0, height),
    fraction(bbox.x1, width),
    fraction(bbox.y1, height),
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
