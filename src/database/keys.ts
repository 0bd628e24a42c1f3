/**
 * Secrets live in a folder outside the database, one file a secret, readable by the server's user alone.
 * A copy of the database without this folder proves and opens nothing.
 */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Keys {
  readonly folder: string;
  /** 32 random bytes under this name, made on first use. */
  secret(name: string): Buffer;
  /** An Ed25519 private key under this name, made on first use. */
  signing(name: string): KeyObject;
}

export function openKeys(folder: string): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const held = new Map<string, Buffer>();
  const read = (file: string, make: () => Buffer): Buffer => {
    const known = held.get(file);
    if (known) return known;
    const bytes = readOrMake(join(folder, file), make);
    held.set(file, bytes);
    return bytes;
  };
  return {
    folder,
    secret: (name) => Buffer.from(read(`${name}.secret`, () => hex(randomBytes(32))).toString("utf8"), "hex"),
    signing: (name) => createPrivateKey(read(`${name}.pem`, newSigningKey)),
  };
}

/** Two processes may start at once: whoever links its file first wins and both use that one. */
function readOrMake(path: string, make: () => Buffer): Buffer {
  const found = readIfThere(path);
  if (found) return found;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, make(), { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path);
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function newSigningKey(): Buffer {
  const { privateKey } = generateKeyPairSync("ed25519");
  return Buffer.from(privateKey.export({ type: "pkcs8", format: "pem" }));
}

function hex(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("hex"));
}
