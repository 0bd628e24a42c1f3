/**
 * Which encoding a text file is in, and its text as it streams. A byte order mark decides; else the whole file is valid
 * UTF-8 or it is not, which is no guess; else UTF-16 shows by its zero bytes; what is left is told by the frequency of
 * its letters (chardet), and said to be a guess.
 */
import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { analyse } from "chardet";
import { type InputFile, Unreadable } from "../incoming.ts";

export interface Encoding {
  /** A label of the Encoding Standard. */
  readonly label: string;
  readonly guessed: boolean;
}

/** What chardet may answer that a table of ours can be in; UTF-8 and UTF-16 are settled before. */
const LIKELY = /^(windows-125\d|ISO-8859-\d+|KOI8-R|GB18030|Shift_JIS|Big5|EUC-JP|EUC-KR)$/;
const CHUNK = 128 * 1024;
/** So much of what is not ASCII is enough to tell by. */
const SAMPLE = 256 * 1024;

export async function findEncoding(file: InputFile, stated?: string): Promise<Encoding> {
  if (stated !== undefined) return { label: knownLabel(stated, file), guessed: false };
  const sample: Buffer[] = [];
  let sampled = 0;
  let first = true;
  let valid = true;
  let tail: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const chunk of chunksOf(file)) {
    if (first) {
      first = false;
      const known = byMark(chunk) ?? byZeros(chunk);
      if (known !== null) return known;
    }
    if (valid) {
      const joined = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk;
      const whole = joined.length - torn(joined);
      valid = isUtf8(joined.subarray(0, whole));
      tail = Buffer.from(joined.subarray(whole));
    }
    if (sampled < SAMPLE && chunk.some((byte) => byte > 127)) {
      sample.push(Buffer.from(chunk));
      sampled += chunk.length;
    }
    if (!valid && sampled >= SAMPLE) break;
  }
  if (valid && tail.length === 0) return { label: "utf-8", guessed: false };
  return { label: likeliest(Buffer.concat(sample)), guessed: true };
}

/** The text of a file as it streams. What has no meaning in the encoding becomes U+FFFD. */
export async function* textOf(
  file: InputFile,
  encoding: string,
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunksOf(file)) {
    onBytes(chunk.length);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const last = decoder.decode();
  if (last !== "") yield last;
}

/** The bytes of a file piece by piece. Each piece is overwritten by the next: keep a copy of what is kept. */
export async function* chunksOf(file: InputFile): AsyncGenerator<Buffer> {
  const gone = (problem: unknown) =>
    new Unreadable(
      `${file.name} cannot be read from the disk (${(problem as NodeJS.ErrnoException).code}). Bring it in again.`,
    );
  const handle = await open(file.path).catch((problem: unknown) => {
    throw gone(problem);
  });
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK).catch((problem: unknown) => {
        throw gone(problem);
      });
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function knownLabel(stated: string, file: InputFile): string {
  try {
    return new TextDecoder(stated).encoding;
  } catch {
    throw new Unreadable(
      `${file.name} is said to be in ${JSON.stringify(stated)}, which is no known encoding. Say utf-8, utf-16le, windows-1252 or another of the Encoding Standard.`,
    );
  }
}

function byMark(first: Buffer): Encoding | null {
  const mark = first.subarray(0, 3).toString("hex");
  if (mark === "efbbbf") return { label: "utf-8", guessed: false };
  if (mark.startsWith("fffe")) return { label: "utf-16le", guessed: false };
  if (mark.startsWith("feff")) return { label: "utf-16be", guessed: false };
  return null;
}

/** Text of Latin letters, digits and separators in UTF-16 has a zero in every other byte. */
function byZeros(first: Buffer): Encoding | null {
  const looked = first.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = looked.length / 2;
  if (odd > half * 0.3 && even < half * 0.05) return { label: "utf-16le", guessed: true };
  if (even > half * 0.3 && odd < half * 0.05) return { label: "utf-16be", guessed: true };
  return null;
}

/** Bytes of a character at the end that the next piece goes on with. */
function torn(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const width = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return back < width ? back : 0;
    }
  }
  return 0;
}

function likeliest(sample: Buffer): string {
  for (const { name } of analyse(sample)) {
    if (!LIKELY.test(name)) continue;
    try {
      return new TextDecoder(name).encoding;
    } catch {
      // An encoding that the standard does not know is not what a table is in.
    }
  }
  return "windows-1252";
}
