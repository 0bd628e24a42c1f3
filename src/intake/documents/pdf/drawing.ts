/**
 * What a page's drawing says that its text does not: which text nobody sees (drawn invisible, or white on white), and
 * where pictures stand. Follows the operators as PDF.js lists them; colours and matrices as ISO 32000-1 8.4 and 9.4.
 */
import { OPS, type OperatorList } from "./engine.ts";

export interface UnseenText {
  readonly text: string;
  /** Where it begins, in the page's own coordinates. */
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly unseen: readonly UnseenText[];
  readonly pictures: number;
  /** Lines and shapes: a page of nothing else may be text drawn as outlines. */
  readonly shapes: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  ctm: Matrix;
  fill: string | null;
  mode: number;
  size: number;
  leading: number;
  letterSpace: number;
  wordSpace: number;
  scale: number;
}

interface Painted {
  readonly box: readonly [number, number, number, number];
  /** Null: a picture or a pattern, of no one colour. */
  readonly colour: string | null;
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

export function drawingOf(list: OperatorList): Drawing {
  let state: State = {
    ctm: IDENTITY,
    fill: "#000000",
    mode: 0,
    size: 0,
    leading: 0,
    letterSpace: 0,
    wordSpace: 0,
    scale: 1,
  };
  const saved: State[] = [];
  const painted: Painted[] = [];
  const unseen: UnseenText[] = [];
  let text: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;
  let pictures = 0;
  let shapes = 0;

  const move = (x: number, y: number): void => {
    line = times(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const push = (): void => {
    saved.push({ ...state });
  };
  const pop = (): void => {
    state = saved.pop() ?? state;
  };

  const show = (glyphs: readonly (Glyph | number | null)[]): void => {
    const [, , , , x, y] = times(state.ctm, text);
    let words = "";
    let advance = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === "number") advance -= (glyph * state.size) / 1000;
      else if (glyph) {
        words += glyph.unicode;
        advance +=
          (glyph.width * state.size) / 1000 + state.letterSpace + (glyph.isSpace ? state.wordSpace : 0);
      }
    }
    text = times(text, [1, 0, 0, 1, advance * state.scale, 0]);
    const invisible = state.mode === 3 || state.mode === 7;
    const sameAsGround =
      state.mode === 0 && state.fill !== null && close(state.fill, groundAt(painted, x, y));
    if ((invisible || sameAsGround) && words.trim() !== "") unseen.push({ text: words, x, y });
  };

  for (const [index, op] of list.fnArray.entries()) {
    const args = (list.argsArray[index] ?? []) as unknown[];
    const number = (at: number) => Number(args[at] ?? 0);
    switch (op) {
      case OPS.save:
        push();
        break;
      case OPS.restore:
        pop();
        break;
      case OPS.transform:
        state.ctm = times(state.ctm, matrixOf(args));
        break;
      case OPS.paintFormXObjectBegin:
        push();
        if (args[0]) state.ctm = times(state.ctm, matrixOf(args[0]));
        break;
      case OPS.paintFormXObjectEnd:
        pop();
        break;
      case OPS.setFillRGBColor:
        state.fill = typeof args[0] === "string" ? args[0] : null;
        break;
      case OPS.setFillColorN:
      case OPS.setFillTransparent:
        state.fill = null;
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setFont:
        state.size = number(1);
        break;
      case OPS.setLeading:
        state.leading = number(0);
        break;
      case OPS.setCharSpacing:
        state.letterSpace = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordSpace = number(0);
        break;
      case OPS.setHScale:
        state.scale = number(0) / 100;
        break;
      case OPS.beginText:
        text = IDENTITY;
        line = IDENTITY;
        break;
      case OPS.setTextMatrix:
        line = matrixOf(args[0] ?? args);
        text = line;
        break;
      case OPS.setLeadingMoveText:
        state.leading = -number(1);
        move(number(0), number(1));
        break;
      case OPS.moveText:
        move(number(0), number(1));
        break;
      case OPS.nextLine:
        move(0, -state.leading);
        break;
      case OPS.showText:
        show((args[0] ?? []) as (Glyph | null)[]);
        break;
      case OPS.constructPath: {
        shapes++;
        const fills = number(0) !== OPS.stroke && number(0) !== OPS.endPath && number(0) !== OPS.closeStroke;
        if (fills && args[2]) painted.push({ box: boxOf(state.ctm, corners(args[2])), colour: state.fill });
        break;
      }
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectGroup:
        pictures++;
        painted.push({ box: boxOf(state.ctm, [0, 0, 1, 1]), colour: null });
        break;
      case OPS.shadingFill:
        painted.push({ box: [-1e9, -1e9, 1e9, 1e9], colour: null });
        break;
    }
  }
  return { unseen, pictures, shapes };
}

/** The colour last painted there; white is the paper's. */
function groundAt(painted: readonly Painted[], x: number, y: number): string | null {
  const under = painted.findLast(
    ({ box: [left, bottom, right, top] }) =>
      x + 1 >= left && x + 1 <= right && y + 1 >= bottom && y + 1 <= top,
  );
  return under === undefined ? "#ffffff" : under.colour;
}

/** Colours that an eye does not tell apart on paper: within 12 of 255 in each part. */
function close(a: string, b: string | null): boolean {
  if (b === null) return false;
  return [1, 3, 5].every(
    (at) =>
      Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= 12,
  );
}

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function matrixOf(value: unknown): Matrix {
  const at = value as ArrayLike<number>;
  return [at[0] ?? 1, at[1] ?? 0, at[2] ?? 0, at[3] ?? 1, at[4] ?? 0, at[5] ?? 0].map(
    Number,
  ) as unknown as Matrix;
}

function corners(value: unknown): [number, number, number, number] {
  const at = value as ArrayLike<number>;
  return [Number(at[0]), Number(at[1]), Number(at[2]), Number(at[3])];
}

function boxOf(
  ctm: Matrix,
  [left, bottom, right, top]: readonly [number, number, number, number],
): Painted["box"] {
  const points = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ].map(([x = 0, y = 0]) => [ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]] as const);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
