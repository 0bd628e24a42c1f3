/**
 * What a check needs beyond the common seed: dates of birth, documents, links between people and their numbers, and people
 * that the measured asker may not read. Written by the administrator in bulk, then compared by the product's own resolver.
 */
import { Client } from "pg";
import type { DatabaseAddress } from "../../src/database/index.ts";
import { normaliseSelector } from "../../src/intake/selectors/index.ts";
import { searchKeysOf } from "../../src/intelligence/search/keys/index.ts";
import { pick, type Random, randomFrom } from "../seed/random.ts";
import { GIVEN, madeUp } from "../seed/words.ts";

/** Somebody who can be asked about. */
export interface Subject {
  readonly name: string;
  readonly born: string;
  readonly document: string;
}

export interface Holdings {
  /** Held in reports that QUARTER may not read, and nowhere else. */
  readonly hidden: readonly Subject[];
  /** Made by the same rule, and held nowhere. */
  readonly nowhere: readonly Subject[];
}

const SUBJECTS = 1000;
/** A name that is said more often is a common one. */
const COMMON_FROM = 100;
const COMMON_FAMILIES = "Singh Ali Nguyen Ahmed Smith Jones Taylor Brown Khan Hussein Tran Williams".split(
  " ",
);
const FAMILY_NAMES = 60_000;
/** Of one person so many mentions: the more often a name is said, the more people have it, each born on another day. */
const MENTIONS_OF_ONE = 8;

export async function addHoldings(address: DatabaseAddress, seed: number): Promise<Holdings> {
  const client = new Client(address);
  await client.connect();
  try {
    await client.query("begin");
    await client.query(
      "set local session_replication_role = replica; set local synchronous_commit = off; set local statement_timeout = 0",
    );
    await tellApart(client, seed);
    await addBirths(client);
    await addDocuments(client, seed);
    await addLinks(client);
    const random = randomFrom(seed + 7);
    const hidden = subjects(random);
    await addHidden(client, hidden);
    await client.query("insert into identity_queue (report_id) select id from report on conflict do nothing");
    await client.query("commit");
    await client.query("vacuum (analyze)");
    return { hidden, nowhere: subjects(random) };
  } finally {
    await client.end();
  }
}

/**
 * The seed says every name often, which is right for what is searched for and wrong for who is who. Here the commonest names
 * get family names that are common, and of the others every eight mentions become somebody with a family name of their own.
 */
async function tellApart(client: Client, seed: number): Promise<void> {
  const random = randomFrom(seed + 5);
  const families = Array.from({ length: FAMILY_NAMES }, () => {
    const name = madeUp(random, 3);
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
  await client.query(
    `create temp table bench_name on commit drop as
     select text, count(*)::int as mentions, row_number() over (order by count(*) desc, text)::int as rank
       from mention where kind = 'person' group by text`,
  );
  await client.query("create temp table bench_family (n int primary key, name text) on commit drop");
  await client.query(
    "insert into bench_family select o - 1, name from unnest($1::text[]) with ordinality a (name, o)",
    [families],
  );
  await client.query("analyze bench_name, bench_family");
  await client.query(
    `update mention m
        set text = split_part(m.text, ' ', 1) || ' ' || g.family,
            properties = jsonb_build_object('name', split_part(m.text, ' ', 1) || ' ' || g.family)
       from bench_name n, bench_family f,
            lateral (select case when n.mentions > $3 then ($4::text[])[1 + n.rank % cardinality($4::text[])]
                                 else f.name end as family) g
      where m.kind = 'person' and n.text = m.text
        and f.n = abs(hashtext(m.text || abs(hashtext(m.id::text)) % (1 + n.mentions / $1))) % $2`,
    [MENTIONS_OF_ONE, FAMILY_NAMES, COMMON_FROM, COMMON_FAMILIES],
  );
}

/** Two of three are said to be born on a day, some only in a year. */
async function addBirths(client: Client): Promise<void> {
  await client.query(
    `update mention m
        set properties = m.properties || jsonb_build_object('birthDate',
              case when b.part < 80 then to_char(b.born, 'YYYY-MM-DD') else to_char(b.born, 'YYYY') end)
       from (select x.id, x.report_id, abs(hashtext(x.id::text || 'part')) % 100 as part,
                    date '1955-01-01' + abs(hashtext(x.text || (abs(hashtext(x.id::text)) % x.people))) % 18000 as born
               from (select *, 1 + count(*) over (partition by text)::int / $1 as people
                       from mention where kind = 'person') x
              where abs(hashtext(x.id::text || 'known')) % 3 > 0) b
      where m.report_id = b.report_id and m.id = b.id`,
    [MENTIONS_OF_ONE],
  );
}

/** One person mention in twenty-five comes with a document, the same one for the same person. */
async function addDocuments(client: Client, seed: number): Promise<void> {
  const random = randomFrom(seed + 3);
  const pool = Array.from({ length: 20_000 }, () => documentMention(documentNumber(random)));
  await client.query(
    "create temp table bench_document (n int primary key, text text, key text, keys text[]) on commit drop",
  );
  await client.query(
    `insert into bench_document select o - 1, d->>'text', d->>'key', array(select jsonb_array_elements_text(d->'keys'))
       from jsonb_array_elements($1::jsonb) with ordinality a (d, o)`,
    [JSON.stringify(pool)],
  );
  await client.query("analyze bench_document");
  await client.query(
    `insert into mention (id, report_id, audience_id, item_id, kind, text, properties, key, search_keys, status)
     select gen_random_uuid(), m.report_id, m.audience_id, m.item_id, 'document', d.text,
            jsonb_build_object('number', d.text), d.key, d.keys, 'confirmed'
       from mention m
       join bench_document d
         on d.n = abs(hashtext(m.text || coalesce(m.properties->>'birthDate', ''))) % 20000
      where m.kind = 'person' and abs(hashtext(m.id::text || 'document')) % 25 = 0`,
  );
}

/** Within an item, one person has one of its phones, vehicles and documents. */
async function addLinks(client: Client): Promise<void> {
  await client.query(
    `insert into link (id, report_id, audience_id, item_id, from_mention, to_mention, kind)
     select distinct on (o.report_id, o.id) gen_random_uuid(), p.report_id, p.audience_id, p.item_id, p.id, o.id,
            case o.kind when 'phone' then 'uses' when 'vehicle' then 'drives' else 'holds' end
       from mention o
       join mention p on p.report_id = o.report_id and p.item_id = o.item_id and p.kind = 'person'
      where o.kind in ('phone', 'vehicle', 'document') and (o.kind = 'document' or abs(hashtext(o.id::text)) % 2 = 0)
      order by o.report_id, o.id, p.id`,
  );
}

/** Each in a report of its own that nobody of QUARTER may read. */
async function addHidden(client: Client, hidden: readonly Subject[]): Promise<void> {
  const rows = hidden.map(({ name, born, document }, n) => ({
    n,
    name,
    born,
    keys: searchKeysOf("person", name, null),
    document: documentMention(document),
  }));
  await client.query(
    `create temp table bench_hidden on commit drop as
     with free as (
       select r.id, r.audience_id, (select i.id from item i where i.report_id = r.id order by i.position limit 1) as item_id,
              row_number() over (order by r.id)::int - 1 as n
         from report r
        where r.state = 'disseminated'
          and not exists (select from audience_reader a join reader q on q.id = a.reader_id
                            join agency g on g.id = q.agency_id
                           where a.audience_id = r.audience_id and g.code = 'QUARTER')
        order by r.id limit $2)
     select f.id as report_id, f.audience_id, f.item_id, gen_random_uuid() as person, gen_random_uuid() as document, d.d
       from jsonb_array_elements($1::jsonb) d (d) join free f on f.n = (d.d->>'n')::int`,
    [JSON.stringify(rows), rows.length],
  );
  await client.query(
    `insert into mention (id, report_id, audience_id, item_id, kind, text, properties, key, search_keys, status)
     select person, report_id, audience_id, item_id, 'person', d->>'name',
            jsonb_build_object('name', d->>'name', 'birthDate', d->>'born'), null,
            array(select jsonb_array_elements_text(d->'keys')), 'confirmed' from bench_hidden
     union all
     select document, report_id, audience_id, item_id, 'document', d->'document'->>'text',
            jsonb_build_object('number', d->'document'->>'text'), d->'document'->>'key',
            array(select jsonb_array_elements_text(d->'document'->'keys')), 'confirmed' from bench_hidden`,
  );
  const linked = await client.query(
    `insert into link (id, report_id, audience_id, item_id, from_mention, to_mention, kind)
     select gen_random_uuid(), report_id, audience_id, item_id, person, document, 'holds' from bench_hidden`,
  );
  if (linked.rowCount !== hidden.length) throw new Error("not all hidden people found a report");
}

/** All of one length, so that what is echoed is; born long before anybody of the seed, so that no date agrees by chance. */
function subjects(random: Random): Subject[] {
  const made = new Map<string, Subject>();
  while (made.size < SUBJECTS) {
    const given = pick(random, GIVEN);
    const family = `${madeUp(random, 4)}${madeUp(random, 3)}`.slice(0, 16 - given.length);
    const name = `${given} ${family.charAt(0).toUpperCase()}${family.slice(1)}`;
    const day = 10 + Math.floor(random() * 18);
    const born = `${1925 + Math.floor(random() * 18)}-05-${day}`;
    if (name.length === 17) made.set(name, { name, born, document: documentNumber(random) });
  }
  return [...made.values()];
}

function documentMention(text: string) {
  const key = normaliseSelector("document", text)?.key ?? null;
  return { text, key, keys: searchKeysOf("document", text, key) };
}

const documentNumber = (random: Random): string => `X${String(Math.floor(random() * 1e8)).padStart(8, "0")}`;
