/**
 * The keys of the log and their ids. An id is the beginning of a key's digest, so every entry and head names its key.
 *
 * The keys in use are `audit.secret` and `audit.pem`. `retireKeys` sets them aside under their ids: what they signed
 * stays provable, and the next process to start makes new ones. Of a retired signing key only its public half is kept.
 */
import { createPublicKey, createSecretKey, hash, type KeyObject } from "node:crypto";
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Keys, openKeys, StartError } from "../database/index.ts";

export interface HeldKeys {
  /** The secret of this id, in use or retired; null when it is not held. */
  entryKey(id: string): KeyObject | null;
  /** The public key of this id, in use or retired; null when it is not held. */
  headKey(id: string): KeyObject | null;
}

export interface Keyring extends HeldKeys {
  /** Entries are sealed under this one. */
  readonly entry: { readonly id: string; readonly key: KeyObject };
  /** Heads are signed with this one. */
  readonly head: { readonly id: string; readonly key: KeyObject };
}

/** Ids come from the database, which is not trusted here: only this shape may become part of a file name. */
const KEY_ID = /^[0-9a-f]{16}$/;
const LOG_SECRET = /^audit(\.[0-9a-f]{16})?\.secret$/;
const LOG_SIGNING = /^audit(\.[0-9a-f]{16})?\.pem$/;

export function openKeyring(keys: Keys): Keyring {
  const secret = keys.secret("audit");
  const signing = keys.signing("audit");
  const entry = { id: secretId(secret), key: createSecretKey(secret) };
  const head = { id: publicId(createPublicKey(signing)), key: signing };
  return {
    entry,
    head,
    entryKey: remember((id) => {
      if (id === entry.id) return entry.key;
      const now = openKeys(keys.folder);
      const retired = `audit.${id}`;
      const found = now.secret(existsSync(join(keys.folder, `${retired}.secret`)) ? retired : "audit");
      return secretId(found) === id ? createSecretKey(found) : null;
    }),
    headKey: remember((id) => {
      if (id === head.id) return createPublicKey(signing);
      const retired = join(keys.folder, `audit.${id}.pem`);
      const found = existsSync(retired)
        ? createPublicKey(readFileSync(retired))
        : createPublicKey(openKeys(keys.folder).signing("audit"));
      return publicId(found) === id ? found : null;
    }),
  };
}

/**
 * What is held in this folder, for whoever only verifies: never makes a key, for a key made now proves nothing that was
 * written before. Refuses a folder without any.
 */
export function heldKeys(folder: string): HeldKeys {
  const held = existsSync(folder) ? readdirSync(folder) : [];
  if (!held.some((file) => LOG_SECRET.test(file)) || !held.some((file) => LOG_SIGNING.test(file))) {
    throw new StartError(
      `There are no keys of the log in ${folder}, so nothing can be proved. Put back the folder of keys that belongs to this database.`,
    );
  }
  const read = (file: string): Buffer | null =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : null;
  return {
    entryKey: remember((id) => {
      const found = read(`audit.${id}.secret`) ?? read("audit.secret");
      const secret = found && Buffer.from(found.toString("utf8"), "hex");
      return secret && secretId(secret) === id ? createSecretKey(secret) : null;
    }),
    headKey: remember((id) => {
      const found = read(`audit.${id}.pem`) ?? read("audit.pem");
      const key = found && createPublicKey(found);
      return key && publicId(key) === id ? key : null;
    }),
  };
}

/** Takes effect in each process when it next starts; until then it goes on under the retired keys, which is harmless. */
export function retireKeys(keys: Keys): void {
  const { entry, head } = openKeyring(keys);
  const publicKey = createPublicKey(head.key).export({ type: "spki", format: "pem" });
  writeFileSync(join(keys.folder, `audit.${head.id}.pem`), publicKey, { mode: 0o600, flush: true });
  if (!existsSync(join(keys.folder, `audit.${entry.id}.secret`))) {
    linkSync(join(keys.folder, "audit.secret"), join(keys.folder, `audit.${entry.id}.secret`));
  }
  // Only once both are held under their ids: a process killed between any two of these steps loses no key.
  rmSync(join(keys.folder, "audit.secret"));
  rmSync(join(keys.folder, "audit.pem"));
}

/** Looks into the folder anew for what it does not know: another process may have retired keys and made new ones. */
function remember(find: (id: string) => KeyObject | null): (id: string) => KeyObject | null {
  const known = new Map<string, KeyObject>();
  return (id) => {
    const held = known.get(id);
    if (held) return held;
    const found = KEY_ID.test(id) ? find(id) : null;
    if (found) known.set(id, found);
    return found;
  };
}

function secretId(secret: Buffer): string {
  return hash("sha256", Buffer.concat([Buffer.from("tributary audit key id:"), secret])).slice(0, 16);
}

function publicId(key: KeyObject): string {
  return hash("sha256", key.export({ type: "spki", format: "der" })).slice(0, 16);
}
