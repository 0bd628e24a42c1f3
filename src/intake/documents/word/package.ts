/**
 * The parts of a Word file: a zip whose parts are unpacked one at a time and never past what they say they hold, nor
 * past what the file may hold in all. A part that says less than it holds is refused (yauzl checks), one that is damaged
 * too (its checksum is compared). Nothing is written to disk.
 */
import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise } from "yauzl";
import { Unreadable } from "../../incoming.ts";

export interface WordPackage {
  readonly names: readonly string[];
  /** Null when there is no such part. */
  part(name: string): Promise<Buffer | null>;
}

const DAMAGED =
  "The Word file is damaged: it could not be unpacked. Open it in Word, save it again, and bring that in.";
/** Word files have some dozens of parts, and a few hundred with pictures. */
const MOST_PARTS = 10_000;

export async function openPackage(bytes: Uint8Array, unpackedBytes: number): Promise<WordPackage> {
  const entries = new Map<string, Entry>();
  const zip = await orDamaged(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    }),
  );
  if (zip.entryCount > MOST_PARTS)
    throw new Unreadable(
      `The file has ${zip.entryCount} parts inside; a Word file has some dozens. It was not unpacked.`,
    );
  await orDamaged(
    (async () => {
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    })(),
  );
  let left = unpackedBytes;
  return {
    names: [...entries.keys()],
    async part(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.isEncrypted())
        throw new Unreadable(
          "The file is a zip under a password. Unpack it and bring in the documents in it.",
        );
      if (entry.uncompressedSize > left) throw swollen(unpackedBytes);
      const stream = await orDamaged(zip.openReadStreamPromise(entry));
      const chunks: Buffer[] = [];
      await orDamaged(
        (async () => {
          for await (const chunk of stream) {
            left -= (chunk as Buffer).length;
            if (left < 0) throw swollen(unpackedBytes);
            chunks.push(chunk as Buffer);
          }
        })(),
      );
      const content = Buffer.concat(chunks);
      if (crc32(content) !== entry.crc32) throw new Unreadable(DAMAGED);
      return content;
    },
  };
}

function swollen(limit: number): Unreadable {
  return new Unreadable(
    `The file would unpack to more than ${Math.round(limit / 1024 / 1024)} MiB, as no report does. It was not unpacked.`,
  );
}

async function orDamaged<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
  }
}
