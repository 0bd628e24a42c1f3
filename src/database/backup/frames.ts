/**
 * The inside of a backup: a run of frames, each its kind in a byte, its length in four, and its bytes. A part is begun by
 * a line of JSON, goes on in data frames and ends with what it came to.
 */
import { DamagedBackup } from "./damaged.ts";

export type Frame =
  /** Always first: what is needed to know whether this backup can be restored here. */
  | { readonly is: "preamble"; readonly json: unknown }
  | { readonly is: "part"; readonly json: unknown }
  | { readonly is: "data"; readonly bytes: Buffer }
  | { readonly is: "end of part"; readonly json: unknown }
  /** Always last. */
  | { readonly is: "manifest"; readonly json: unknown };

const KINDS = { preamble: 1, part: 2, data: 3, "end of part": 4, manifest: 5 } as const;
const NAMES = new Map(Object.entries(KINDS).map(([name, code]) => [code as number, name as Frame["is"]]));
const HEAD_BYTES = 5;
/** Larger ones are not written; whoever reads one would have to hold it in memory. */
const LARGEST = 64 * 1024 * 1024;

export async function* encodeFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  for await (const frame of frames) {
    const payload = frame.is === "data" ? frame.bytes : Buffer.from(JSON.stringify(frame.json));
    yield headOf(KINDS[frame.is], payload.length);
    yield payload;
  }
}

function headOf(code: number, length: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(code, 0);
  head.writeUInt32BE(length, 1);
  return head;
}

export async function* decodeFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const source = reader(bytes);
  while (!(await source.isAtEnd())) {
    const head = await source.take(HEAD_BYTES);
    const is = NAMES.get(head.readUInt8(0));
    const length = head.readUInt32BE(1);
    if (is === undefined || length > LARGEST) throw new DamagedBackup("it holds what no backup holds");
    const payload = await source.take(length);
    yield is === "data" ? { is, bytes: payload } : { is, json: parse(payload) };
  }
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString("utf8"));
  } catch {
    throw new DamagedBackup("a line of it cannot be read");
  }
}

function reader(bytes: AsyncIterable<Buffer>) {
  const source = bytes[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  const more = async (): Promise<boolean> => {
    const { done, value } = await source.next();
    if (done) return false;
    held.push(value);
    size += value.length;
    return true;
  };
  return {
    async take(count: number): Promise<Buffer> {
      while (size < count) if (!(await more())) throw new DamagedBackup("it was cut short");
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
      held = all.length > count ? [all.subarray(count)] : [];
      size -= count;
      return all.subarray(0, count);
    },
    async isAtEnd(): Promise<boolean> {
      while (size === 0) if (!(await more())) return true;
      return false;
    },
  };
}
