/** What a page of a PDF is made of before it is read: pieces of text with a place, a size and a weight. */

export interface Piece {
  readonly text: string;
  /** Points from the left; its width. */
  readonly x: number;
  readonly width: number;
  /** The baseline, in points from the top. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly rightToLeft: boolean;
}

/** Pieces beside each other with no more than a word's space between. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

/** Segments on one baseline, from left to right. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

const LIST_MARK = /^([•◦▪●○‣∙·\uf0b7\uf0a7*–-]|\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)])$/;

export function rowsOf(pieces: readonly Piece[]): Row[] {
  const sorted = pieces.filter((piece) => piece.text.trim() !== "").sort((a, b) => a.y - b.y || a.x - b.x);
  const groups: Piece[][] = [];
  let baseline = Number.NEGATIVE_INFINITY;
  for (const piece of sorted) {
    // Superscripts and mixed sizes share a line; the next line is further than half a letter away.
    if (piece.y - baseline < piece.size * 0.5) groups.at(-1)?.push(piece);
    else {
      groups.push([piece]);
      baseline = piece.y;
    }
  }
  return groups.map((group) => {
    const segments = segmentsOf(group);
    return { y: segments[0]?.y ?? 0, size: Math.max(...segments.map((each) => each.size)), segments };
  });
}

export function rowText(row: Row): string {
  return row.segments.map((segment) => segment.text).join(" ");
}

function segmentsOf(group: readonly Piece[]): Segment[] {
  const segments: Piece[][] = [];
  let edge = Number.NEGATIVE_INFINITY;
  for (const piece of [...group].sort((a, b) => a.x - b.x)) {
    const before = segments.at(-1);
    const mark =
      before?.length === 1 && LIST_MARK.test(before[0]?.text.trim() ?? "") && piece.x - edge < piece.size * 4;
    if (before && (mark || piece.x - edge < piece.size)) before.push(piece);
    else segments.push([piece]);
    edge = Math.max(edge, piece.x + piece.width);
  }
  return segments.map(joined);
}

function joined(pieces: readonly Piece[]): Segment {
  const letters = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const rightToLeft = pieces.filter((piece) => piece.rightToLeft).length > pieces.length / 2;
  const order = rightToLeft ? [...pieces].reverse() : pieces;
  let text = "";
  let before: Piece | null = null;
  for (const piece of order) {
    if (before) {
      const gap = rightToLeft ? before.x - (piece.x + piece.width) : piece.x - (before.x + before.width);
      if (gap > Math.max(before.size, piece.size) * 0.12 && !/\s$/.test(text) && !/^\s/.test(piece.text))
        text += " ";
    }
    text += piece.text;
    before = piece;
  }
  const heavy = pieces.filter((piece) => piece.bold).reduce((sum, piece) => sum + piece.text.length, 0);
  return {
    text: text.trim(),
    left: Math.min(...pieces.map((piece) => piece.x)),
    right: Math.max(...pieces.map((piece) => piece.x + piece.width)),
    y: Math.max(...pieces.map((piece) => piece.y)),
    size: Math.max(...pieces.map((piece) => piece.size)),
    bold: heavy > letters * 0.8,
  };
}
