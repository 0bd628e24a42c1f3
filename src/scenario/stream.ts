/**
 * Reports in about the order in which they were written, without holding a nation in memory: lines of supply begin one
 * after the other through the period, and only the reports of those still running wait their turn.
 */
import { type Day, LAST_DAY } from "./calendar.ts";
import { between, pick, type Random, randomFrom } from "./random.ts";
import { type Account, accountsOf, routineAccount } from "./telling/observers.ts";
import { slotsOf } from "./telling/pattern.ts";
import { ROUTINE } from "./telling/prose/routine.ts";
import type { Connected } from "./world/crew.ts";
import type { Line } from "./world/happening.ts";
import { drawLine, openingLine } from "./world/lines/index.ts";
import { phoneBook } from "./world/reserved/phones.ts";
import { drawRoutine, type Regulars } from "./world/routine.ts";
import type { Maker } from "./world/things.ts";

/** How many reports may wait: enough to be in order up to this size, and nearly so above it. */
const WAITING = 1500;
/** Of all reports, those that tell of a line; the rest are about nothing much. */
const OF_LINES = 0.55;
/** Telephone numbers a report, measured; the mix of ranges is planned from it. */
const PHONES_PER_REPORT = 1.5;
/** The longest that a line and the reports of it go on, in days. */
const LINE_DAYS = 50;

export type Step =
  | { readonly is: "line"; readonly line: Line }
  | { readonly is: "report"; readonly account: Account; readonly line: Line | null }
  /** All reports that tell of a line have been yielded. */
  | { readonly is: "told"; readonly line: Line };

export function* tell(seed: number, reports: number): Generator<Step> {
  const random = randomFrom(seed);
  const maker: Maker = {
    random,
    nextPhone: phoneBook(random, reports * PHONES_PER_REPORT),
    things: 0,
    people: 0,
  };
  const connected: Connected = { people: [], next: 0 };
  const regulars: Regulars = { people: [], next: 0 };
  const first = LAST_DAY - period(reports) + 1;
  const queue = waiting();
  const open = new Map<Line, number>();
  let made = 0;
  let ofLines = 0;
  let lines = 0;
  let events = 0;
  const nextEvent = () => `e${++events}`;

  const add = (account: Account, line: Line | null) => {
    if (made >= reports) return;
    made += 1;
    queue.push(account.draft.authored, account, line);
    if (line !== null) open.set(line, (open.get(line) ?? 0) + 1);
  };

  while (made < reports) {
    const start = first + Math.floor((made / reports) * (period(reports) - LINE_DAYS));
    if (ofLines <= made * OF_LINES) {
      lines += 1;
      const opening = lines === 1;
      const line = opening
        ? openingLine(maker, connected, start, nextEvent)
        : drawLine(maker, connected, `g${lines}`, start, nextEvent);
      yield { is: "line", line };
      const before = made;
      for (const happening of line.happenings) {
        for (const account of accountsOf(random, happening, opening)) add(account, line);
      }
      ofLines += made - before;
    } else {
      // The opening line has its first days to itself, so that whoever begins to read finds a story.
      add(
        routine(random, maker, regulars, start + between(random, lines === 1 ? 6 : 0, LINE_DAYS - 8)),
        null,
      );
    }
    while (queue.size() > WAITING) yield* release(queue, open);
  }
  while (queue.size() > 0) yield* release(queue, open);
}

/** A small scenario is a season, a large one a year and a half; both end on the same day. */
function period(reports: number): number {
  if (reports <= 300) return 85;
  return reports <= 5000 ? 200 : 540;
}

function routine(random: Random, maker: Maker, regulars: Regulars, day: Day): Account {
  const prose = pick(random, ROUTINE);
  return routineAccount(
    random,
    drawRoutine(maker, regulars, day, prose.places ?? ["town"], NEEDS.get(prose) ?? new Set()),
    prose,
  );
}

const NEEDS = new Map(
  ROUTINE.map((prose) => [
    prose,
    new Set([...prose.tells, ...prose.titles].flatMap(slotsOf).map((slot) => slot.split(".")[0] ?? "")),
  ]),
);

function* release(queue: Waiting, open: Map<Line, number>): Generator<Step> {
  const { account, line } = queue.pop();
  yield { is: "report", account, line };
  if (line === null) return;
  const left = (open.get(line) ?? 0) - 1;
  if (left > 0) open.set(line, left);
  else {
    open.delete(line);
    yield { is: "told", line };
  }
}

interface Entry {
  readonly day: Day;
  readonly nth: number;
  readonly account: Account;
  readonly line: Line | null;
}

interface Waiting {
  readonly push: (day: Day, account: Account, line: Line | null) => void;
  readonly pop: () => Entry;
  readonly size: () => number;
}

/** A binary heap by day; of one day, what was put in first comes out first. */
function waiting(): Waiting {
  const heap: Entry[] = [];
  let pushed = 0;
  const earlier = (one: number, other: number): boolean => {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.day < b.day || (a.day === b.day && a.nth < b.nth);
  };
  const swap = (one: number, other: number) => {
    [heap[one], heap[other]] = [heap[other] as Entry, heap[one] as Entry];
  };
  return {
    size: () => heap.length,
    push: (day, account, line) => {
      heap.push({ day, nth: pushed++, account, line });
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!earlier(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    pop: () => {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined) throw new Error("no report is waiting");
      if (heap.length > 0) heap[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const least = earlier(left + 1, left) ? left + 1 : left;
        if (!earlier(least, at)) break;
        swap(at, least);
        at = least;
      }
      return top;
    },
  };
}
