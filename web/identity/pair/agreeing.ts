/**
 * Which parts of two values agree, so that they can be marked in both. Words first, in whatever order, without regard to
 * capitals and accents; then the letters of words that are nearly the same. It marks what a reader would see anyway; what
 * an agreement weighs is the model's to say.
 */

export interface Part {
  readonly text: string;
  readonly agrees: boolean;
}

export interface Agreement {
  readonly left: readonly Part[];
  readonly right: readonly Part[];
}

/** Half the letters in their order: below that, what is in common is chance. */
const NEARLY = 0.5;
/** Comparing letters costs their product; a longer text than this is compared by whole words only. */
const LONGEST = 60;

export function agreeing(left: string, right: string): Agreement {
  const words = { left: split(left), right: split(right) };
  const marks = {
    left: words.left.map(({ text }) => blank(text)),
    right: words.right.map(({ text }) => blank(text)),
  };
  const free = { left: wordsIn(words.left), right: wordsIn(words.right) };

  for (const [i, word] of free.left) {
    const j = [...free.right].find(([, other]) => other === word)?.[0];
    if (j === undefined) continue;
    marks.left[i]?.fill(true);
    marks.right[j]?.fill(true);
    free.left.delete(i);
    free.right.delete(j);
  }
  for (const [i, word] of free.left) {
    const best = nearest(word, free.right);
    if (!best) continue;
    free.right.delete(best.at);
    for (const [a, b] of best.letters) {
      const [onLeft, onRight] = [marks.left[i], marks.right[best.at]];
      if (onLeft) onLeft[a] = true;
      if (onRight) onRight[b] = true;
    }
  }
  return { left: parts(words.left, marks.left), right: parts(words.right, marks.right) };
}

interface Token {
  readonly text: string;
  readonly word: boolean;
}

const blank = (text: string): boolean[] => new Array<boolean>(text.length).fill(false);

function split(text: string): Token[] {
  return [...text.matchAll(/([\p{L}\p{M}\p{N}]+)|[^\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0],
    word: match[1] !== undefined,
  }));
}

/** Capitals and accents aside. Where that changes the length, letters could not be laid over each other: kept as it is. */
function plain(word: string): string {
  const bare = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.length === word.length ? bare : word;
}

function wordsIn(tokens: readonly Token[]): Map<number, string> {
  return new Map(tokens.flatMap(({ text, word }, at) => (word ? [[at, plain(text)] as const] : [])));
}

type Letters = readonly (readonly [number, number])[];

function nearest(word: string, others: ReadonlyMap<number, string>) {
  let best: { at: number; letters: Letters } | null = null;
  for (const [at, other] of others) {
    if (Math.min(word.length, other.length) < 2 || Math.max(word.length, other.length) > LONGEST) continue;
    const letters = inCommon(word, other);
    if (letters.length / Math.max(word.length, other.length) < NEARLY) continue;
    if (letters.length > (best?.letters.length ?? 0)) best = { at, letters };
  }
  return best;
}

/** Letters that both have in the same order, as far as they stand together. */
function inCommon(a: string, b: string): Letters {
  const letters = subsequence(a, b);
  const follows = (one: Letters[number] | undefined, other: Letters[number] | undefined) =>
    one !== undefined && other !== undefined && one[0] + 1 === other[0] && one[1] + 1 === other[1];
  // One letter by itself says nothing: two in a row are the least that the eye should be led to.
  return letters.filter((pair, nth) => follows(letters[nth - 1], pair) || follows(pair, letters[nth + 1]));
}

/** The longest common subsequence, as places in both. */
function subsequence(a: string, b: string): Letters {
  const width = b.length + 1;
  const longest = new Uint8Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

/** Neighbours that say alike become one part; what stands between two agreeing letters agrees with them. */
function parts(tokens: readonly Token[], marks: readonly boolean[][]): Part[] {
  const agrees = marks.flat();
  let from = 0;
  for (const { text, word } of tokens) {
    const to = from + text.length;
    if (!word && agrees[from - 1] && agrees[to]) agrees.fill(true, from, to);
    from = to;
  }
  const runs: { text: string; agrees: boolean }[] = [];
  const text = tokens.map((token) => token.text).join("");
  for (let index = 0; index < text.length; index++) {
    const mark = agrees[index] ?? false;
    const last = runs.at(-1);
    if (last?.agrees === mark) last.text += text.charAt(index);
    else runs.push({ text: text.charAt(index), agrees: mark });
  }
  return runs;
}
