/**
 * The parts of a workbook, unpacked as they are read. yauzl reads the directory at the end, as the format says, and
 * checks each part's size against what was announced; here the sizes are bounded before anything is unpacked.
 */
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { type InputFile, Unreadable } from "../../incoming.ts";

const MOST_PARTS = 20_000;
/** One part, unpacked: a sheet of a million rows has some hundreds of megabytes. */
const LARGEST_PART = 2 * 1024 ** 3;
/** A sheet of the same row over and over comes to about 60 : 1; a bomb to 1000 : 1. */
const TIGHTEST = 400;
const SMALL = 8 * 1024 * 1024;

export interface Archive {
  readonly names: readonly string[];
  /** Throws Unreadable where the part is not there or is a bomb. */
  read(name: string): Promise<Readable>;
  close(): void;
}

export async function openArchive(file: InputFile): Promise<Archive> {
  let zip: ZipFile;
  const parts = new Map<string, Entry>();
  try {
    zip = await openPromise(file.path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
  } catch {
    throw damaged(file);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= MOST_PARTS)
        throw new Unreadable(
          `${file.name} has more than ${MOST_PARTS} parts, which no workbook has. Save it again.`,
        );
      parts.set(entry.fileName, entry);
    }
  } catch (problem) {
    zip.close();
    throw problem instanceof Unreadable ? problem : damaged(file);
  }
  return {
    names: [...parts.keys()],
    close: () => zip.close(),
    read: async (name) => {
      const entry = parts.get(name);
      if (!entry)
        throw new Unreadable(
          `${file.name} lacks its part ${JSON.stringify(name)}. Open it in Excel and save it again.`,
        );
      bounded(file, entry);
      try {
        return await zip.openReadStreamPromise(entry);
      } catch {
        throw damaged(file);
      }
    },
  };
}

function bounded(file: InputFile, entry: Entry): void {
  const { uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted())
    throw new Unreadable(
      `${file.name} is protected by a password. Save it without one and bring it in again.`,
    );
  const bomb = uncompressedSize > SMALL && uncompressedSize > compressedSize * TIGHTEST;
  if (bomb || uncompressedSize > LARGEST_PART)
    throw new Unreadable(
      `${file.name} would unpack to ${uncompressedSize.toLocaleString("en-GB")} bytes, which is no workbook's size. Save the sheets as CSV.`,
    );
}

export function damaged(file: InputFile): Unreadable {
  return new Unreadable(
    `${file.name} is damaged or was cut off: its parts cannot be unpacked. Open it in Excel and save it again.`,
  );
}
