/**
 * What each viewer is told of who is who is what the clustering rule makes of the mentions and judgements that viewer may read,
 * and of nothing else: every read path against a plain model that never saw the rest.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal, type Viewer } from "../../access/index.ts";
import type { SaysWire } from "../../contract/identity.ts";
import type { Who } from "../../intelligence/testing/cast.ts";
import { openScene, type Scene } from "../../intelligence/testing/scene.ts";
import { disseminated, evaluated } from "../../intelligence/testing/telling.ts";
import { pin, type Values } from "../engine/index.ts";
import { judge } from "../judgements/judge.ts";
import { keysFor, lineOf } from "../kinds.ts";
import { personModel } from "../models/index.ts";
import { readLearning } from "../review/learning.ts";
import { readPair } from "../review/pair.ts";
import { readReview } from "../review/queue.ts";
import { itemsOf, resolveAll, type Said, said } from "../testing/said.ts";
import { readThing } from "./thing.ts";

const NAMES = [
  "Arben Hoxhaj",
  "HOXHAJ Arben",
  "Arbën Hoxhai",
  "A. Hoxhaj",
  "Mirela Kelmendi",
  "Kelmendi Mirella",
];
const BORN = [undefined, "1990-05-04", "1990-04-05", "1983-01-30"];
const PHONES = [undefined, "07700 900411", "07700 900412"];
/** Who may read a report: its own unit, or also one or two others. */
const SHARES = [[], ["BF"], ["NCA"], ["BF", "NCA"]] as const;
const VIEWERS: readonly Who[] = ["kent.unit", "bf.analyst", "nca.analyst"];

const plan = fc.record({
  reports: fc.array(
    fc.record({
      name: fc.nat(NAMES.length - 1),
      born: fc.nat(BORN.length - 1),
      phone: fc.nat(PHONES.length - 1),
      share: fc.nat(SHARES.length - 1),
      victim: fc.boolean(),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  judgements: fc.array(
    fc.record({
      by: fc.nat(VIEWERS.length - 1),
      left: fc.nat(7),
      right: fc.nat(7),
      says: fc.constantFrom<SaysWire>("same", "different", "unsure"),
      shared: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});

interface Told {
  readonly said: Said;
  readonly facts: Values;
  readonly readers: ReadonlySet<Who>;
  readonly sheltered: boolean;
}

interface Judged {
  readonly by: Who;
  readonly left: number;
  readonly right: number;
  readonly says: SaysWire;
  readonly shared: boolean;
  readonly reason: string;
}

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test("every read path of who is who says what the model says, and nothing of what is hidden", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ reports, judgements }) => {
      await scene.database.admin.query("truncate report cascade");
      const told: Told[] = [];
      for (const [nth, each] of reports.entries()) told.push(await tell(nth, each));
      await resolveAll(scene);
      const judged: Judged[] = [];
      for (const [nth, each] of judgements.entries()) {
        const reason = `reason${nth}x`;
        const by = VIEWERS[each.by] as Who;
        const [left, right] = [each.left % told.length, each.right % told.length];
        const done = await scene.outcome(by, (viewer) =>
          judge(viewer, {
            says: each.says,
            reason,
            shared: each.shared,
            pairs: [{ left: personOf(told, left), right: personOf(told, right) }],
          }),
        );
        const may = left !== right && [left, right].every((at) => told[at]?.readers.has(by));
        expect(done === "done").toBe(may);
        if (may) judged.push({ by, left, right, says: each.says, shared: each.shared, reason });
      }
      for (const who of VIEWERS) await scene.as(who, (viewer) => check(viewer, who, told, judged));
    }),
    { numRuns: 15 },
  );
});

const personOf = (told: readonly Told[], at: number): string => told[at]?.said.person ?? "";

async function tell(
  nth: number,
  each: { name: number; born: number; phone: number; share: number; victim: boolean },
): Promise<Told> {
  const share = SHARES[each.share] ?? [];
  const [name = "", born, phone] = [NAMES[each.name], BORN[each.born], PHONES[each.phone]];
  const item = said(name, {
    words: `marker${nth}x says:`,
    ...(born ? { born } : {}),
    ...(phone ? { phone } : {}),
    ...(each.victim ? { categories: ["victim:assessment"] } : {}),
  });
  const telling = itemsOf(item);
  if (share.length === 0) await evaluated(scene, telling);
  else await disseminated(scene, { ...telling, to: share.map((agency) => ({ agency })) });
  return {
    said: item,
    facts: {
      name,
      ...(born ? { birth_date: born } : {}),
      ...(phone ? { phone: `+44${phone.slice(1).replace(" ", "")}` } : {}),
    },
    readers: new Set<Who>(["kent.unit", ...share.map((agency) => `${agency.toLowerCase()}.analyst` as Who)]),
    sheltered: each.victim,
  };
}

/** The model: everything compared with everything, among what is readable. */
function thingsOf(who: Who, told: readonly Told[], judged: readonly Judged[]): Map<string, string[]> {
  const mine = told.filter(({ readers }) => readers.has(who));
  const place = new Map(mine.map((each, nth) => [each, nth]));
  const reading = pin(personModel()).read(mine.map(({ facts }) => facts));
  const keys = mine.map(({ facts }) => new Set(keysFor("person", facts, "candidates")));
  const edges: [number, number][] = [];
  for (let a = 0; a < mine.length; a++) {
    for (let b = a + 1; b < mine.length; b++) {
      const found = !(keys[a] as Set<string>).isDisjointFrom(keys[b] as Set<string>);
      if (found && reading.weight(a, b) >= lineOf("person")) edges.push([a, b]);
    }
  }
  const said = (says: SaysWire) =>
    judged.flatMap((each): [number, number][] => {
      if (each.says !== says || !reads(each, who)) return [];
      const [a, b] = [place.get(told[each.left] as Told), place.get(told[each.right] as Told)];
      return a === undefined || b === undefined ? [] : [[a, b]];
    });
  const root = reading.clusters(edges, {
    threshold: lineOf("person"),
    together: said("same"),
    never: said("different"),
  });
  return new Map(
    mine.map((each, nth) => [
      each.said.person,
      mine
        .filter((_, other) => root[other] === root[nth])
        .map((other) => other.said.person)
        .sort(),
    ]),
  );
}

const reads = (each: Judged, who: Who): boolean => each.shared || each.by.split(".")[0] === who.split(".")[0];

async function check(
  viewer: Viewer,
  who: Who,
  told: readonly Told[],
  judged: readonly Judged[],
): Promise<void> {
  const expected = thingsOf(who, told, judged);
  const hidden = told.filter(({ readers }) => !readers.has(who));
  const tells = (answer: unknown, what: string): void => {
    const words = JSON.stringify(answer);
    for (const each of hidden) {
      const at = told.indexOf(each);
      expect(
        words.includes(each.said.person) || words.includes(`marker${at}x`),
        `${what} tells of ${at}`,
      ).toBe(false);
    }
    for (const each of judged) {
      const both = [each.left, each.right].every((at) => told[at]?.readers.has(who));
      if (!reads(each, who) || !both) expect(words, `${what} tells a judgement`).not.toContain(each.reason);
    }
  };
  for (const each of told) {
    const answer = await readThing(viewer, each.said.person).catch((error: unknown) => error);
    if (!each.readers.has(who)) {
      expect((answer as Refusal).code).toBe("not_found");
      continue;
    }
    if (answer instanceof Error) throw answer;
    const thing = answer as Awaited<ReturnType<typeof readThing>>;
    expect(thing.said.map(({ mention }) => mention).sort()).toEqual(expected.get(each.said.person));
    const of = new Set(expected.get(each.said.person));
    for (const other of thing.perhaps) {
      expect(of.has(other.mention)).toBe(false);
      expect(told.find(({ said }) => said.person === other.mention)?.sheltered).toBe(false);
    }
    tells(thing, "a thing");
  }
  const review = await readReview(viewer, {});
  tells(review, "the queue");
  for (const { left, right } of review.pairs) {
    for (const side of [left, right]) {
      const one = told.find(({ said }) => said.person === side.source.mention);
      expect(one?.readers.has(who)).toBe(true);
      expect(one?.sheltered).toBe(false);
      expect(side.thing.mentions).toBe(expected.get(side.source.mention)?.length);
    }
  }
  const [a, b] = [personOf(told, 0), personOf(told, 1)];
  const pair = await readPair(viewer, a, b).catch((error: unknown) => error);
  if (pair instanceof Refusal) expect(pair.code).toBe("not_found");
  else tells(pair, "a pair");
  expect(pair instanceof Error).toBe(!(told[0]?.readers.has(who) && told[1]?.readers.has(who)));
  tells(await readLearning(viewer), "what was learned");
}
