/** Good files with bytes changed at random: whatever comes in, a document or a sentence comes out, soon. */
import { expect, test } from "vitest";
import { pdf } from "./testing/pdf.ts";
import { desk } from "./testing/reading.ts";
import { scan } from "./testing/scan.ts";
import { docx, p } from "./testing/zip.ts";

const { read } = desk({ limits: { milliseconds: 5000, ocrMillisecondsPerPage: 5000 } });

const WORDS = "Officers stopped a van near the harbour and found three engines. ".repeat(8);
const GOOD: Readonly<Record<string, Buffer>> = {
  "a.pdf": pdf({
    pages: [
      {
        texts: [
          { x: 60, y: 60, text: "Five charged", size: 20 },
          { x: 60, y: 100, text: WORDS.slice(0, 60) },
        ],
      },
      {
        boxes: [{ at: [0, 0, 50, 50], colour: [0, 0, 0] }],
        texts: [{ x: 60, y: 100, text: WORDS.slice(0, 60) }],
      },
    ],
    info: { Title: "Five charged" },
  }),
  "a.docx": docx(p("Five charged", '<w:pStyle w:val="Heading1"/>') + p(WORDS)),
  "a.html": Buffer.from(
    `<!doctype html><html><body><nav>Home</nav><main><h1>Five charged</h1><p>${WORDS}</p><table><tr><td>1<td>2<tr><td>3<td>4</table></main></body></html>`,
  ),
  "a.txt": Buffer.from(`Five charged\n\n21 October 2025\n\n${WORDS}\n- one\n- two\n`),
  "a.png": scan({ lines: ["Ab"], width: 120, height: 60, size: 24 }).toBuffer("image/png"),
  "a.jpg": scan({ lines: ["Ab"], width: 120, height: 60, size: 24 }).toBuffer("image/jpeg", 80),
};
const ROUNDS = 500;

test(`${ROUNDS} spoilt files are each read, or refused with a sentence, within five seconds`, async () => {
  const names = Object.keys(GOOD);
  const random = seeded(20251021);
  const outcomes = { read: 0, refused: 0 };
  const odd: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const name = names[round % names.length] as string;
    const spoilt = mutated(GOOD[name] as Buffer, random);
    const began = performance.now();
    try {
      const document = await read(name, spoilt);
      outcomes.read++;
      if (document.pages.every((page) => page.blocks.length === 0))
        odd.push(`round ${round} ${name}: read, but empty`);
    } catch (error) {
      outcomes.refused++;
      const { name: kind, message } = error as Error;
      if (kind !== "Unreadable" || !/^[A-Z“].*[.)]$/s.test(message))
        odd.push(`round ${round} ${name}: ${kind} ${message}`);
      if (/within .* seconds|MiB of memory/.test(message)) odd.push(`round ${round} ${name}: ${message}`);
    }
    if (performance.now() - began > 6000) odd.push(`round ${round} ${name}: took too long`);
  }
  expect(odd).toEqual([]);
  // Neither all nor none: the mutations are neither trifling nor ruinous.
  expect(outcomes.read).toBeGreaterThan(ROUNDS / 10);
  expect(outcomes.refused).toBeGreaterThan(ROUNDS / 10);
});

/** One of: some bytes changed, a stretch dropped, a stretch repeated, cut short, a stretch of one byte. */
function mutated(good: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(good);
  const from = random(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random(60));
  switch (random(5)) {
    case 0:
      for (let each = 0; each < 1 + random(12); each++) bytes[random(bytes.length)] = random(256);
      return bytes;
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 3:
      return bytes.subarray(0, 1 + from);
    default:
      return bytes.fill(random(256), from, to);
  }
}

/** Mulberry32. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
