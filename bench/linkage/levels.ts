/**
 * The same pairs and the same levels twice: by the engine's columns, memo and patterns, and as SQL in the shape that Splink
 * writes. Both start from a stored table and end with how often each pattern of levels occurs.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoised } from "../../src/identity/engine/compare/memo.ts";
import { encode, sharedInts, sharedUnits } from "../../src/identity/engine/encode.ts";
import { patterns } from "../../src/identity/engine/patterns.ts";
import { damerau, jaroWinkler } from "../../src/identity/engine/similarity.ts";

export interface Measured {
  readonly pairs: number;
  readonly seconds: number;
  readonly histogram: ReadonlyMap<string, number>;
}

type Way = "jaro-winkler" | "damerau" | "exact";

/** The columns that are compared, and how; pairs share the first, the fourth or the fifth. */
export const COMPARED: readonly (readonly [column: string, way: Way])[] = [
  ["surname", "jaro-winkler"],
  ["first_name", "jaro-winkler"],
  ["birth_place", "jaro-winkler"],
  ["dob", "damerau"],
  ["postcode_fake", "damerau"],
  ["occupation", "exact"],
];
const BLOCKS = [0, 3, 4];

export function byEngine(columns: readonly (readonly string[])[]): Measured {
  const encoded = columns.map(encode);
  const started = performance.now();
  const levels = encoded.map(({ values }, nth) => levelsOf(values, COMPARED[nth]?.[1] ?? "exact"));
  const codes = encoded.map((column) => column.codes);
  const counted = patterns(codes.length);
  const out = new Int32Array(codes.length);
  let pairs = 0;
  BLOCKS.forEach((block, nth) => {
    const before = BLOCKS.slice(0, nth).map((each) => codes[each] as Int32Array);
    for (const members of groups(codes[block] as Int32Array)) {
      for (let i = 0; i < members.length; i++) {
        const a = members[i] as number;
        for (let j = i + 1; j < members.length; j++) {
          const b = members[j] as number;
          if (seen(before, a, b)) continue;
          for (let at = 0; at < codes.length; at++) {
            const column = codes[at] as Int32Array;
            const left = column[a] as number;
            const right = column[b] as number;
            out[at] =
              left === 0 || right === 0 ? 0 : left === right ? 1 : (levels[at] as Levels)(left, right);
          }
          counted.add(out);
          pairs++;
        }
      }
    }
  });
  const histogram = new Map(counted.all().map((each) => [each.outcomes.join(","), each.pairs]));
  return { pairs, seconds: (performance.now() - started) / 1000, histogram };
}

function seen(before: readonly Int32Array[], a: number, b: number): boolean {
  for (let nth = 0; nth < before.length; nth++) {
    const column = before[nth] as Int32Array;
    if (column[a] !== 0 && column[a] === column[b]) return true;
  }
  return false;
}

type Levels = (a: number, b: number) => number;

function levelsOf(values: readonly string[], way: Way): Levels {
  if (way === "exact") return () => 2;
  const starts = sharedInts(values.length + 1);
  values.forEach((value, code) => {
    starts[code + 1] = (starts[code] as number) + value.length;
  });
  const chars = sharedUnits(starts[values.length] as number);
  values.forEach((value, code) => {
    for (let at = 0; at < value.length; at++) chars[(starts[code] as number) + at] = value.charCodeAt(at);
  });
  const measure = way === "damerau" ? damerau : jaroWinkler;
  const level =
    way === "damerau"
      ? (distance: number) => (distance <= 1 ? 2 : distance <= 2 ? 3 : 4)
      : (likeness: number) => (likeness >= 0.92 ? 2 : likeness >= 0.88 ? 3 : likeness >= 0.7 ? 4 : 5);
  return memoised((a, b) => {
    const startA = starts[a] as number;
    const startB = starts[b] as number;
    return level(
      measure(chars, startA, (starts[a + 1] as number) - startA, startB, (starts[b + 1] as number) - startB),
    );
  }, values.length);
}

function groups(codes: Int32Array): Iterable<readonly number[]> {
  const byCode = new Map<number, number[]>();
  codes.forEach((code, row) => {
    if (code === 0) return;
    const rows = byCode.get(code);
    if (rows) rows.push(row);
    else byCode.set(code, [row]);
  });
  return byCode.values();
}

/** Null where DuckDB is not installed. */
export async function bySql(columns: readonly (readonly string[])[]): Promise<Measured | null> {
  const duckdb = await import("@duckdb/node-api").catch(() => null);
  if (duckdb === null) return null;
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  try {
    const file = join(folder, "rows.csv");
    const rows = columns[0]?.map((_, row) =>
      [row, ...columns.map((column) => quoted(column[row] ?? ""))].join(","),
    );
    writeFileSync(file, (rows ?? []).join("\n"));
    const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
    const connection = await instance.connect();
    const names = COMPARED.map((_, nth) => `c${nth}`);
    const types = ["'id': 'INTEGER'", ...names.map((name) => `'${name}': 'VARCHAR'`)].join(", ");
    await connection.run(
      `create table r as select * from read_csv('${file}', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}}, nullstr = '')`,
    );
    const started = performance.now();
    const reader = await connection.runAndReadAll(sql(names));
    const seconds = (performance.now() - started) / 1000;
    const histogram = new Map<string, number>();
    let pairs = 0;
    for (const row of reader.getRows()) {
      const count = Number(row.at(-1));
      histogram.set(row.slice(0, -1).map(Number).join(","), count);
      pairs += count;
    }
    connection.closeSync();
    return { pairs, seconds, histogram };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const quoted = (text: string): string => (text === "" ? "" : `"${text.replaceAll('"', '""')}"`);

function sql(names: readonly string[]): string {
  const selected = names.map((name) => `l.${name} as l_${name}, r.${name} as r_${name}`).join(", ");
  const pairs = BLOCKS.map((block, nth) => {
    const earlier = BLOCKS.slice(0, nth).map((each) => ` and not coalesce(l.c${each} = r.c${each}, false)`);
    return `select ${selected} from r l join r r on l.c${block} = r.c${block} and l.id < r.id${earlier.join("")}`;
  });
  const levels = COMPARED.map(([, way], nth) => {
    const l = `l_c${nth}`;
    const r = `r_c${nth}`;
    const known = `case when ${l} is null or ${r} is null then 0 when ${l} = ${r} then 1`;
    if (way === "exact") return `${known} else 2 end as g${nth}`;
    if (way === "damerau") {
      const distance = `damerau_levenshtein(${l}, ${r})`;
      return `${known} when ${distance} <= 1 then 2 when ${distance} <= 2 then 3 else 4 end as g${nth}`;
    }
    const likeness = `jaro_winkler_similarity(${l}, ${r})`;
    return `${known} when ${likeness} >= 0.92 then 2 when ${likeness} >= 0.88 then 3 when ${likeness} >= 0.7 then 4 else 5 end as g${nth}`;
  });
  const grouped = names.map((_, nth) => `g${nth}`).join(", ");
  return `with pairs as (${pairs.join(" union all ")}), levels as (select ${levels.join(", ")} from pairs)
    select ${grouped}, count(*) from levels group by ${grouped}`;
}
