/** Reads a backup from its first byte to its last before anything is touched: whole and unchanged, or refused. */
import { DamagedBackup } from "./damaged.ts";
import { readBackupFile } from "./file.ts";
import type { Manifest, Part, Preamble } from "./manifest.ts";
import { digesting } from "./rows.ts";

export interface Checked {
  readonly preamble: Preamble;
  readonly manifest: Manifest;
}

export async function checkBackupFile(path: string, passphrase: string | null): Promise<Checked> {
  let preamble: Preamble | null = null;
  let manifest: Manifest | null = null;
  let part: { readonly name: string; readonly came: ReturnType<typeof digesting> } | null = null;
  const came = new Map<string, string>();
  for await (const frame of readBackupFile(path, passphrase)) {
    if (manifest || (preamble === null) !== (frame.is === "preamble")) throw outOfOrder();
    switch (frame.is) {
      case "preamble":
        preamble = frame.json as Preamble;
        break;
      case "part":
        if (part) throw outOfOrder();
        part = { name: nameOf(frame.json as Part), came: digesting() };
        break;
      case "data":
        if (!part) throw outOfOrder();
        part.came.add(frame.bytes);
        break;
      case "end of part":
        if (!part) throw outOfOrder();
        came.set(part.name, part.came.digest().sha256);
        part = null;
        break;
      case "manifest":
        if (part) throw outOfOrder();
        manifest = frame.json as Manifest;
        break;
    }
  }
  if (!preamble || !manifest) throw new DamagedBackup("it was cut short");
  const told = [
    ...manifest.tables.map(({ name, sha256 }) => [nameOf({ table: name, columns: [] }), sha256] as const),
    ...manifest.files.map(({ path, sha256 }) => [nameOf({ file: path }), sha256] as const),
  ];
  if (told.length !== came.size || told.some(([name, sha256]) => came.get(name) !== sha256)) {
    throw new DamagedBackup("its parts are not those that its manifest tells");
  }
  return { preamble, manifest };
}

const nameOf = (part: Part): string => ("table" in part ? `table ${part.table}` : `file ${part.file}`);
const outOfOrder = () => new DamagedBackup("its parts are out of order");
