/**
 * Exchanging a secret of the key folder for a new one, in two steps, so that a kill at any instant loses nothing: the
 * next one lies beside the one in use until what depends on it is changed over, and then takes its place.
 */
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Keys, openKeys } from "./keys.ts";

/** Made once: an exchange that was broken off goes on with the same one. */
export function nextSecret({ folder }: Keys, name: string): Buffer {
  return openKeys(folder).secret(`${name}.next`);
}

/** The next one takes the place of the one in use, in every process that reads it from now on. */
export function adoptNext({ folder }: Keys, name: string): void {
  renameSync(fileOf(folder, `${name}.next`), fileOf(folder, name));
}

/** The secret in use as it is in the folder now, and the next one while they are being exchanged. */
export function secretsNow({ folder }: Keys, name: string): readonly [Buffer, ...Buffer[]] {
  const now = openKeys(folder);
  const exchanged = existsSync(fileOf(folder, `${name}.next`));
  return exchanged ? [now.secret(name), now.secret(`${name}.next`)] : [now.secret(name)];
}

const fileOf = (folder: string, name: string): string => join(folder, `${name}.secret`);
