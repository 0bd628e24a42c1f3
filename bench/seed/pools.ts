/** Brings the made-up words and things into temporary tables, from which all rows are then drawn inside the database. */
import type { ClientBase } from "pg";
import { type Random, randomFrom } from "./random.ts";
import { KINDS, type Thing, thingsFor } from "./things.ts";
import { sentence, vocabulary } from "./words.ts";

const BATCH = 5000;
const WORDS = 6000;
const SENTENCES = { least: 2000, most: 30_000, forMentions: 30 } as const;

export interface Pools {
  readonly words: readonly string[];
  readonly things: ReadonlyMap<string, readonly Thing[]>;
}

export async function seedPools(client: ClientBase, mentions: number, seed: number): Promise<Pools> {
  const random = randomFrom(seed);
  const words = vocabulary(random, WORDS);
  const things = thingsFor(random, mentions);
  await seedThings(client, things);
  await seedSentences(client, random, words, mentions);
  return { words, things };
}

async function seedThings(client: ClientBase, things: Pools["things"]): Promise<void> {
  await client.query(`
    create temp table seed_thing (
      n int primary key, kind text, text text, properties jsonb, key text, keys text[]) on commit drop;
    create temp table seed_kind (low float8, high float8, first int, size int) on commit drop;`);
  let first = 0;
  let low = 0;
  for (const { kind, share } of KINDS) {
    const pool = things.get(kind) ?? [];
    for (let at = 0; at < pool.length; at += BATCH) {
      const rows = pool.slice(at, at + BATCH).map((thing, i) => ({ ...thing, n: first + at + i }));
      await client.query(
        `insert into seed_thing (n, kind, text, properties, key, keys)
         select n, kind, text, properties, key, array(select jsonb_array_elements_text(keys))
           from jsonb_to_recordset($1::jsonb)
             as t (n int, kind text, text text, properties jsonb, key text, keys jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    await client.query("insert into seed_kind values ($1, $2, $3, $4)", [
      low,
      low + share,
      first,
      pool.length,
    ]);
    first += pool.length;
    low += share;
  }
  // Shares are decimals: the last kind takes what rounding leaves.
  await client.query(
    "update seed_kind set high = 1.1 where high = (select max(high) from seed_kind); analyze seed_thing",
  );
}

async function seedSentences(
  client: ClientBase,
  random: Random,
  words: readonly string[],
  mentions: number,
): Promise<void> {
  const { least, most, forMentions } = SENTENCES;
  const count = Math.min(most, Math.max(least, Math.floor(mentions / forMentions)));
  await client.query(
    "create temp table seed_sentence (n int primary key, text text, title text) on commit drop",
  );
  for (let at = 0; at < count; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => ({
      n: at + i,
      text: `${sentence(random, words, 8 + Math.floor(random() * 10))}.`,
      title: sentence(random, words, 4 + Math.floor(random() * 3)),
    }));
    await client.query(
      `insert into seed_sentence select n, text, title
         from jsonb_to_recordset($1::jsonb) as t (n int, text text, title text)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query("analyze seed_sentence");
}
