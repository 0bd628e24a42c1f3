/**
 * Who is named with whom: two records of different reports are likelier of one person where each stands beside somebody who
 * is surely the same. Learned like the rest, without labels: from pairs that are surely of one person and pairs that surely
 * are not.
 */
import type { Property } from "../compare/index.ts";
import { rowsBy } from "../rows-by.ts";
import { unionOf } from "../union.ts";
import type { Evidence } from "./evidence.ts";
import type { Edges } from "./index.ts";

/** Edges of so many bits or more make two records one for this; of so few, two people. */
const SURE = 4;
const SURELY_NOT = -4;
/** Reports that name more people say little about who goes with whom. */
const MOST_NAMED = 40;
const FEWEST = 200;
/** Of two large clusters so many pairs are looked at; */
const MOST_PAIRS = 400;
/** and what speaks so strongly against is not helped by any company. */
const BEYOND_HELP = -14;

export interface Company {
  /** Above 0 where both stand beside the same person, 0 where beside others only, below where nothing is known. */
  readonly of: (a: number, b: number) => number;
  /** What the two come to, in bits. */
  readonly shared: number;
  readonly other: number;
}

/** Null where no report says who is with whom, or nothing can be learned from it. */
export function learnCompany(properties: readonly Property[], rows: number, edges: Edges): Company | null {
  const reports = properties.find(({ context }) => context)?.prepared.codes;
  if (!reports) return null;
  const people = surelyOne(rows, edges);
  const of = besideWhom(reports, people);
  const { left, right, weight } = edges;
  // By whether of one person (0) or two (2): shared company, and other company.
  const seen = [0, 0, 0, 0];
  for (let edge = 0; edge < weight.length; edge++) {
    const a = left[edge] as number;
    const b = right[edge] as number;
    const one = people[a] === people[b];
    if (!one && (weight[edge] as number) > SURELY_NOT) continue;
    const said = of(a, b);
    if (said < 0) continue;
    const at = (one ? 0 : 2) + (said > 0 ? 0 : 1);
    seen[at] = (seen[at] as number) + 1;
  }
  const [oneShared = 0, oneOther = 0, twoShared = 0, twoOther = 0] = seen;
  if (oneShared + oneOther < FEWEST || twoShared + twoOther < FEWEST) return null;
  const m = (oneShared + 0.5) / (oneShared + oneOther + 1);
  const u = (twoShared + 0.5) / (twoShared + twoOther + 1);
  return m <= u ? null : { of, shared: Math.log2(m / u), other: Math.log2((1 - m) / (1 - u)) };
}

/** What two clusters say, and the company that they keep. */
export function inCompany(evidence: Evidence, { of, shared, other }: Company): Evidence {
  return (a, b, next, pairs) => {
    const weight = evidence(a, b, next, pairs);
    if (weight < BEYOND_HELP) return weight;
    let best = -1;
    let looked = 0;
    for (let i = a; i !== -1 && best <= 0; i = next[i] as number) {
      for (let j = b; j !== -1 && best <= 0; j = next[j] as number) {
        best = Math.max(best, of(i, j));
        if (++looked === MOST_PAIRS) return best < 0 ? weight : weight + other;
      }
    }
    return best < 0 ? weight : weight + (best > 0 ? shared : other);
  };
}

function besideWhom(reports: Int32Array, people: Int32Array): (a: number, b: number) => number {
  const named = rowsBy(reports);
  return (a, b) => {
    const ofA = reports[a] as number;
    const ofB = reports[b] as number;
    if (ofA === 0 || ofB === 0 || ofA === ofB) return -1;
    const one = people[a];
    const two = people[b];
    const fromA = named.starts[ofA] as number;
    const endA = named.starts[ofA + 1] as number;
    const fromB = named.starts[ofB] as number;
    const endB = named.starts[ofB + 1] as number;
    if (endA - fromA > MOST_NAMED || endB - fromB > MOST_NAMED) return -1;
    let besideA = false;
    let besideB = false;
    for (let i = fromA; i < endA; i++) {
      const person = people[named.rows[i] as number];
      if (person === one || person === two) continue;
      besideA = true;
      for (let j = fromB; j < endB; j++) {
        const other = people[named.rows[j] as number];
        if (other === person) return 1;
        if (other !== one && other !== two) besideB = true;
      }
      if (!besideB) return -1;
    }
    return besideA ? 0 : -1;
  };
}

/** By row whom it is surely of: rows that strong edges connect. */
function surelyOne(rows: number, { left, right, weight }: Edges): Int32Array {
  const union = unionOf(rows);
  for (let edge = 0; edge < weight.length; edge++) {
    if ((weight[edge] as number) >= SURE) union.join(left[edge] as number, right[edge] as number);
  }
  return union.roots();
}
