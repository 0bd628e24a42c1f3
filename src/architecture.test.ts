/** The house as it is drawn in docs/architecture.md: imports go down only, and a room is entered by its index. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = import.meta.dirname;

/** Lowest first. A room imports from rooms on lower floors; rooms that share a floor do not know each other. */
const FLOORS: readonly (readonly string[])[] = [
  ["vocabulary"],
  ["contract"],
  ["database"],
  ["audit"],
  ["access"],
  ["intake"],
  ["scenario"],
  ["intelligence"],
  ["identity"],
  ["operations"],
  ["oversight"],
  ["imports"],
  ["demonstration"],
  ["server"],
  ["cli"],
];

/** Work without a person is done here and nowhere else. */
const WORKERS = [
  "identity/checks/clocks.ts",
  "identity/checks/tell.ts",
  "identity/resolve/resolve.ts",
  "imports/execute.ts",
  "imports/feed.ts",
  "imports/queue.ts",
  "imports/loading/batch.ts",
  "intelligence/reports/clocks.ts",
  "operations/counting/keeper/keeper.ts",
  "operations/counting/keeper/load.ts",
  "operations/deconflict/clock.ts",
  "operations/deconflict/look.ts",
  "operations/field/duties/clocks.ts",
  "operations/field/forget.ts",
  "server/clock.ts",
];

/** Pure: no I/O, nothing but the vocabulary. */
const PURE = ["intake/selectors", "identity/engine", "operations/count/"];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly names: string;
}

const imports = sources(SRC).flatMap(importsOf);

describe("imports", () => {
  test("go down only", () => {
    const up = imports.filter(
      ({ from, to }) => floor(to) > floor(from) || (floor(to) === floor(from) && room(to) !== room(from)),
    );
    expect(up.map(say)).toEqual([]);
  });

  test("enter a room by its index", () => {
    const around = imports.filter(
      ({ from, to }) =>
        room(from) !== room(to) && !["vocabulary", "contract"].includes(room(to)) && !isDoor(to),
    );
    expect(around.map(say)).toEqual([]);
  });

  test("of the pure rooms reach the vocabulary and nothing else of the house, and no input or output", () => {
    const reaching = imports.filter(
      ({ from, to }) =>
        PURE.some((each) => from.startsWith(each) && !to.startsWith(each)) && room(to) !== "vocabulary",
    );
    expect(reaching.map(say)).toEqual([]);
    for (const pure of PURE) {
      for (const file of sources(join(SRC, pure))) {
        expect(readFileSync(file, "utf8"), file).not.toMatch(
          /from "node:(fs|net|http|child_process|worker_threads)/,
        );
      }
    }
  });

  test("of the worker's transaction are on its short list", () => {
    const importers = imports.filter(
      ({ from, names }) => /\bas(Worker|Importer)\b/.test(names) && room(from) !== "access",
    );
    expect(importers.map((each) => each.from).sort()).toEqual([...WORKERS].sort());
  });

  test("of PostgreSQL's driver are made where connections are kept, and nowhere in a room that serves people", () => {
    const drivers = sources(SRC).filter((file) =>
      /from "pg"/.test(readFileSync(file, "utf8").replaceAll(/import type [^;]*;/g, "")),
    );
    const rooms = new Set(drivers.map((file) => room(relative(SRC, file))));
    for (const each of ["vocabulary", "contract", "intake", "oversight"]) expect(rooms).not.toContain(each);
  });
});

test("the drawing of the house in docs/architecture.md is the one that is enforced", () => {
  const page = readFileSync(join(SRC, "../docs/architecture.md"), "utf8");
  expect(page).toContain(FLOORS.map((floor) => floor.join(", ")).join(" ← "));
});

test("no source file is longer than 400 lines", () => {
  const long = sources(SRC).filter(
    (file) => !file.endsWith("database/tables.ts") && readFileSync(file, "utf8").split("\n").length > 401,
  );
  expect(long.map((file) => relative(SRC, file))).toEqual([]);
});

/** Sources of the product: tests, their scenes and what is generated left out. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/\/testing\//.test(path));
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, "utf8");
  const from = relative(SRC, path);
  return [
    ...text.matchAll(
      /(?:import|export)\s+(?:type\s+)?([^;"']*?)\s*from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/g,
    ),
  ].map(([, names = "", direct, dynamic]) => ({
    from,
    to: relative(SRC, resolve(dirname(path), direct ?? dynamic ?? "")),
    names,
  }));
}

function room(path: string): string {
  return path.split("/")[0] ?? "";
}

function floor(path: string): number {
  const found = FLOORS.findIndex((each) => each.includes(room(path)));
  // Benchmarks stand outside the house; the command line may look at them.
  return found === -1 ? -1 : found;
}

/** A room's index, or the index of a part that is a room of its own. */
function isDoor(path: string): boolean {
  return path.endsWith("/index.ts") || path.startsWith("..") || path === "server/start.ts";
}

function say({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
