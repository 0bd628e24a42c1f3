/** What is brought in is compared like what is submitted, and what is brought in anew is compared anew. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readThing, resolveSome } from "../identity/index.ts";
import { openStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

interface Seen {
  readonly at: string;
  readonly place: string;
}

/** A line that speaks of a person with a telephone, and of where they were. */
function line(reference: string, name: string, phone: string, born: string, seen?: Seen): string {
  const text = `${name} called from ${phone}.`;
  const mentions = [
    { ref: "p", kind: "person", text: name, name, birthDate: born },
    { ref: "t", kind: "phone", text: phone },
  ];
  const links = [
    { from: "p", to: "t", kind: "uses", ...(seen ? { from_time: seen.at, place: seen.place } : {}) },
  ];
  const item = { text, source: "1", information: "B", handling: "P", mentions, links };
  return JSON.stringify({
    reference,
    agency: "KENT",
    authored: "2026-09-21",
    information: { from: "2026-09-20" },
    title: "A call",
    purpose: "law_enforcement",
    classification: "OFFICIAL",
    items: [item],
  });
}

async function bringIn(...lines: string[]): Promise<void> {
  const run = await stage.brought({ "reports.ndjson": `${lines.join("\n")}\n` });
  expect(await stage.row(run)).toMatchObject({ state: "done", refused: "0" });
  while ((await resolveSome(stage.access, 100)).reports > 0);
}

async function namesOf(reference: string): Promise<string[]> {
  const { rows } = await stage.database.admin.query<{ id: string }>(
    "select m.id from mention m join report r on r.id = m.report_id where r.reference = $1 and m.kind = 'person'",
    [reference],
  );
  const thing = await stage.as("kent.unit", (viewer) => readThing(viewer, rows[0]?.id ?? ""));
  return thing.names.map(({ value }) => value).sort();
}

test("people of two lines are one when the lines say enough, and two again when their owner sends another version", async () => {
  const born = "1987-06-05";
  await bringIn(
    line("K-1", "Fatmir Loshaj", "07700 900811", born),
    line("K-2", "LOSHAJ, Fatmir", "+447700900811", born),
  );
  expect(await namesOf("K-1")).toEqual(["Fatmir Loshaj", "LOSHAJ, Fatmir"]);
  await bringIn(line("K-2", "Gresa Mulaku", "07700 900812", "1993-01-30"));
  expect(await namesOf("K-1")).toEqual(["Fatmir Loshaj"]);
  const { rows } = await stage.database.admin.query(
    "select from likeness where ended_at is not null or not exists (select from identity_record where number = left_number)",
  );
  expect(rows.length).toBeLessThanOrEqual(1);
});

test("whoever was seen in one minute at two places is two, however alike; a day apart tells nothing", async () => {
  const at = (time: string, place: string): Seen => ({ at: time, place });
  await bringIn(
    line("K-3", "Ylber Dautaj", "07700 900821", "1971-03-03", at("2026-09-20T10:15", "Dover")),
    line("K-4", "Ylber Dautaj", "07700 900821", "1971-03-03", at("2026-09-20T10:15", "Hull")),
    line("K-5", "Liridon Sadikaj", "07700 900822", "1980-11-12", at("2026-09-20T10:15", "Dover")),
    line("K-6", "SADIKAJ Liridon", "07700 900822", "1980-11-12", at("2026-09-21", "Hull")),
  );
  expect(await namesOf("K-3")).toEqual(["Ylber Dautaj"]);
  const { rows } = await stage.database.admin.query<{ n: number }>(
    `select max(l.weight)::float as n from likeness l join identity_record r on r.number = l.left_number
      where r.facts ->> 'name' ilike '%dautaj%'`,
  );
  expect(rows[0]?.n).toBeGreaterThan(10);
  expect(await namesOf("K-5")).toEqual(["Liridon Sadikaj", "SADIKAJ Liridon"]);
});
