/**
 * The file of a backup: two lines that say what it is, then its frames, compressed (zstd, RFC 8878) and, under a
 * passphrase, encrypted, else with a digest behind. Written beside its place and renamed into it once it is whole and on disk.
 */
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { type Duplex, pipeline, Readable } from "node:stream";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";
import { decrypted, encrypted, keyOf, SALT_BYTES } from "./cipher.ts";
import { DamagedBackup } from "./damaged.ts";
import { decodeFrames, encodeFrames, type Frame } from "./frames.ts";
import { withoutTrailer, withTrailer } from "./trailer.ts";

const MAGIC = "tributary backup 1";
const LONGEST_HEADER = 4096;

interface Header {
  readonly compression: "zstd";
  readonly cipher: "none" | "aes-256-gcm";
  /** Of scrypt, in hex; present with a cipher. */
  readonly salt?: string;
}

/** Returns the size of the file in bytes. The caller has made sure that there is none at this place. */
export async function writeBackupFile(
  path: string,
  frames: AsyncIterable<Frame>,
  passphrase: string | null,
): Promise<number> {
  const salt = randomBytes(SALT_BYTES);
  const header: Header = passphrase
    ? { compression: "zstd", cipher: "aes-256-gcm", salt: salt.toString("hex") }
    : { compression: "zstd", cipher: "none" };
  const lines = Buffer.from(`${MAGIC}\n${JSON.stringify(header)}\n`);
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.appendFile(lines);
    const packed = compressed(encodeFrames(frames));
    const bytes = passphrase ? encrypted(packed, keyOf(passphrase, salt), lines) : withTrailer(packed, lines);
    for await (const chunk of bytes) await handle.appendFile(chunk);
    await handle.sync();
    const { size } = await handle.stat();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return size;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

export async function* readBackupFile(path: string, passphrase: string | null): AsyncGenerator<Frame> {
  const handle = await open(path, "r");
  try {
    const { header, lines } = await readHeader(handle);
    let whole = false;
    const bytes = opened(createReadStream(path, { start: lines.length }), header, lines, passphrase, () => {
      whole = true;
    });
    yield* decodeFrames(decompressed(bytes));
    // The decompressor may have all it wants before the last bytes were looked at.
    if (!whole) throw new DamagedBackup("it was changed or cut short");
  } finally {
    await handle.close();
  }
}

function opened(
  bytes: AsyncIterable<Buffer>,
  header: Header,
  lines: Buffer,
  passphrase: string | null,
  onWhole: () => void,
) {
  if (header.cipher === "none") return withoutTrailer(bytes, lines, onWhole);
  if (!passphrase) throw new DamagedBackup("it is encrypted: name the file with its passphrase");
  return decrypted(bytes, keyOf(passphrase, Buffer.from(header.salt ?? "", "hex")), lines, onWhole);
}

async function readHeader(handle: FileHandle): Promise<{ header: Header; lines: Buffer }> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const start = buffer.subarray(0, bytesRead);
  const first = start.indexOf(10);
  const second = start.indexOf(10, first + 1);
  if (first < 0 || second < 0 || start.subarray(0, first).toString() !== MAGIC) {
    throw new DamagedBackup("it is not a backup of Tributary, or of a later version");
  }
  try {
    const header = JSON.parse(start.subarray(first + 1, second).toString()) as Header;
    if (header.compression !== "zstd" || !["none", "aes-256-gcm"].includes(header.cipher))
      throw new Error("unknown");
    return { header, lines: Buffer.from(start.subarray(0, second + 1)) };
  } catch {
    throw new DamagedBackup("its second line cannot be read");
  }
}

/** Level 3 is zstd's own default: a quarter of the size, faster than the database tells its rows. */
function compressed(bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return through(bytes, createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }));
}

async function* decompressed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* through(bytes, createZstdDecompress());
  } catch (error) {
    if (error instanceof DamagedBackup || (error as NodeJS.ErrnoException).syscall) throw error;
    throw new DamagedBackup("it was changed or cut short");
  }
}

/** What fails on either side is thrown to whoever reads. */
function through(bytes: AsyncIterable<Buffer>, way: Duplex): AsyncIterable<Buffer> {
  pipeline(Readable.from(bytes), way, () => undefined);
  return way;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
