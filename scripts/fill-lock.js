/**
 * Puts back into package-lock.json the packages of other platforms: `node scripts/fill-lock.js`, after every npm install.
 *
 * A registry that does not carry them makes `npm install` leave them out of the lock, and then `npm ci` refuses it
 * everywhere. What is named here is never fetched on a platform that it is not for.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCK = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const PLATFORM =
  /(android|darwin|linux|win32|freebsd|openharmony|netbsd|openbsd|sunos|aix|wasi)[-_](arm64|x64|arm|ia32|ppc64|riscv64|s390x|loong64|mips64el)?/;

/** The optional packages that the lock names as wanted and does not hold. */
export function missingOptional(packages) {
  const missing = [];
  for (const [place, wanted] of Object.entries(packages)) {
    if (place === "") continue;
    for (const [name, range] of Object.entries(wanted.optionalDependencies ?? {})) {
      if (!isHeld(packages, place, name)) missing.push({ name, range, dev: wanted.dev === true });
    }
  }
  return missing;
}

/** Node looks in the package's own folder first, then upwards. */
function isHeld(packages, from, name) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")))) {
    if (packages[`${place === "" ? "" : `${place}/`}node_modules/${name}`]) return true;
    if (place === "") return false;
  }
}

function entryFor({ name, range, dev }) {
  const [, os, cpu] = PLATFORM.exec(name) ?? [];
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(dev ? { dev: true } : {}),
    ...(os === "linux" ? { libc: [name.includes("musl") ? "musl" : "glibc"] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(LOCK, "utf8"));
  const missing = missingOptional(lock.packages);
  for (const each of missing) lock.packages[`node_modules/${each.name}`] = entryFor(each);
  const places = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(places.map((place) => [place, lock.packages[place]]));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(missing.length === 0 ? "Nothing was missing." : missing.map(({ name }) => name).join("\n"));
}
