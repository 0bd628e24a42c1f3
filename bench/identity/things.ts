/** All things at once, by the product's own rule: every neighbourhood is grouped as it would be for a viewer who reads it whole. */
import type { Client } from "pg";
import type { Values } from "../../src/identity/engine/index.ts";
import { lineOf, unionOf } from "../../src/identity/index.ts";
import { IN_REPORT } from "../../src/identity/resolve/in-report.ts";
import type { LikenessRow } from "../../src/identity/things/bonds.ts";
import { groups } from "../../src/identity/things/rule.ts";

export interface Person {
  readonly number: number;
  readonly facts: Values;
  readonly reference: string;
  readonly position: number;
  readonly text: string;
}

export async function peopleIn(admin: Client): Promise<Person[]> {
  const { rows } = await admin.query<Person>(
    `select d.number, d.facts, r.reference, i.position, m.text
       from identity_record d
       join report r on r.id = d.report_id
       join mention m on m.report_id = d.report_id and m.id = d.mention_id
       join item i on i.report_id = m.report_id and i.id = m.item_id
      where d.kind = 'person' order by d.number`,
  );
  return rows;
}

/** By person, a number that the mentions of one thing share. */
export async function thingsFor(admin: Client, people: readonly Person[]): Promise<Int32Array> {
  const { rows: likenesses } = await admin.query<LikenessRow>(
    `select left_number as "left", right_number as "right", weight, model = $1 as reported, made_at as "madeAt"
       from likeness where ended_at is null`,
    [IN_REPORT],
  );
  const at = new Map(people.map(({ number }, nth) => [number, nth]));
  const { find, join } = unionOf(people.length);
  const line = lineOf("person");
  for (const { left, right, weight } of likenesses) {
    const [a, b] = [at.get(left), at.get(right)];
    if (a !== undefined && b !== undefined && weight >= line) join(a, b);
  }
  const within = Map.groupBy(
    likenesses.filter(({ left, right }) => at.has(left) && at.has(right)),
    ({ left }) => find(at.get(left) as number),
  );
  const things = new Int32Array(people.length);
  for (const [around, those] of Map.groupBy(people.keys(), find)) {
    const members = those.map((nth) => {
      const { number, facts, text } = people[nth] as Person;
      return { place: String(number), kind: "person", key: null, number, facts, text, properties: {} };
    });
    groups(members, within.get(around) ?? [], []).forEach((first, nth) => {
      things[those[nth] as number] = those[first] as number;
    });
  }
  return things;
}
