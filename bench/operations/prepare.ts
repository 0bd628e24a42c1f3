/** A database with agencies, people and, for the boards, a million events as count cards. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type FoundingAccount, found } from "../../src/access/index.ts";
import { withoutIndexes } from "../../src/database/backup/indexes.ts";
import type { DatabaseAddress } from "../../src/database/index.ts";
import type { Card } from "../../src/operations/index.ts";
import { FORCES, NATIONAL_AGENCIES } from "../../src/vocabulary/index.ts";
import { makeCards } from "./cards.ts";
import { PASSWORD } from "./people.ts";

export { PASSWORD };
export const SHARES = [
  { agency: "VIEW1", every: 100, share: 0.01 },
  { agency: "VIEW25", every: 4, share: 0.25 },
  { agency: "VIEW100", every: 1, share: 1 },
] as const;
export const SCOPE_NAMES = ["release", "phase", "operation"] as const;

/** Everybody who acts, and those who look: each looker is an agency of its own. */
export async function foundAgencies(
  address: DatabaseAddress,
  accounts: readonly FoundingAccount[],
): Promise<void> {
  const codes = [
    ...[...FORCES, ...NATIONAL_AGENCIES].map(({ code, name }) => ({ code, name })),
    ...accounts.map(({ agency }) => ({ code: agency, name: agency })),
  ];
  const agencies = [...new Map(codes.map((each) => [each.code, each])).values()];
  await found(
    address,
    agencies.map((agency) => ({ ...agency, purposes: ["law_enforcement"] as const, teams: [] })),
    accounts,
  );
}

export function account(agency: string, role: FoundingAccount["roles"][number]): FoundingAccount {
  return {
    agency,
    username: `${agency.toLowerCase()}.looks`,
    name: agency,
    password: PASSWORD,
    roles: [role],
    teams: [],
  };
}

/** A session past the door. */
export async function sessionOf(client: Client, username: string): Promise<Buffer> {
  const token = randomBytes(32);
  await client.query(
    `insert into session (account_id, token_digest, expires_at) select id, sha256($2), now() + interval '6 hours'
       from account where username = $1`,
    [username, token],
  );
  return token;
}

/** As many audiences as wanted, read by a hundredth, a quarter and all of them by the three who look. */
async function makeAudiences(client: Client, audiences: number): Promise<number[]> {
  await client.query(
    "insert into reader (agency_id, team_id, purpose) select id, null, 'law_enforcement' from agency on conflict do nothing",
  );
  const { rows: readers } = await client.query<{ id: number; code: string }>(
    "select r.id, g.code from reader r join agency g on g.id = r.agency_id where r.team_id is null order by r.id",
  );
  const idOf = (code: string) => readers.find((each) => each.code === code)?.id as number;
  const others = readers.filter(({ code }) => !code.startsWith("VIEW")).map(({ id }) => id);
  const made: { readers: number[]; digest: string }[] = [];
  for (let n = 1; n <= audiences; n++) {
    // Two or three others, different from audience to audience.
    const [a, b] = [n % others.length, Math.floor(n / others.length) % others.length];
    const mine = SHARES.filter(({ every }) => n % Math.min(every, audiences) === 0).map(({ agency }) =>
      idOf(agency),
    );
    const all = [
      ...new Set([
        others[a] as number,
        others[b] as number,
        others[(a * 7 + b + 3) % others.length] as number,
        ...mine,
      ]),
    ];
    const sorted = all.sort((x, y) => x - y);
    made.push({
      readers: sorted,
      digest: createHash("sha256").update(`${audiences} ${n} ${sorted.join()}`).digest("hex"),
    });
  }
  const { rows } = await client.query<{ id: number }>(
    `insert into audience (readers, digest)
     select array(select jsonb_array_elements_text(a->'readers')::int), decode(a->>'digest', 'hex')
       from jsonb_array_elements($1::jsonb) a returning id`,
    [JSON.stringify(made)],
  );
  await client.query(
    `insert into audience_reader (reader_id, audience_id)
     select unnest(readers), id from audience a where not exists (select from audience_reader x where x.audience_id = a.id)`,
  );
  return rows.map(({ id }) => id);
}

export interface PreparedCards {
  readonly cards: number;
  readonly scopes: ReadonlyMap<string, string>;
}

/** Fills the table of cards anew. */
export async function fillCards(
  address: DatabaseAddress,
  events: number,
  audiences: number,
): Promise<PreparedCards> {
  const client = new Client(address);
  await client.connect();
  try {
    await client.query(
      "set statement_timeout = 0; set session_replication_role = replica; set synchronous_commit = off",
    );
    await client.query(
      "truncate count_card, card_contribution, count_card_version, release_scope, nil_return, count_change",
    );
    const ids = await makeAudiences(client, audiences);
    const agencies = await client.query<{ id: string; code: string }>("select id, code from agency");
    const agency = new Map(agencies.rows.map(({ id, code }) => [code, id]));
    const scopes = new Map<string, string>();
    const everybody = await client.query<{ id: number }>(
      "insert into audience (readers, digest) select array_agg(id order by id), $1 from reader returning id",
      [randomBytes(32)],
    );
    await client.query(
      "insert into audience_reader (reader_id, audience_id) select unnest(readers), id from audience where id = $1",
      [everybody.rows[0]?.id],
    );
    for (const [position, name] of SCOPE_NAMES.entries()) {
      scopes.set(name, randomUUID());
      await client.query(
        `insert into release_scope (id, agency_id, audience_id, name, title, position, created_as)
         values ($1, $2, $3, $4, $4, $5, 'bench')`,
        [scopes.get(name), agency.get("NPCC"), everybody.rows[0]?.id, name, position],
      );
    }
    let cards = 0;
    await client.query("begin");
    await withoutIndexes(client, ["count_card"], async () => {
      const lines = function* (): Generator<string> {
        let piece = "";
        for (const card of makeCards({ events, audiences })) {
          cards++;
          piece += lineOf(card, agency, scopes, ids);
          if (piece.length < 65_536) continue;
          yield piece;
          piece = "";
        }
        yield piece;
      };
      await pipeline(
        Readable.from(lines()),
        client.query(
          copyFrom(`copy count_card (id, event_id, agency_id, lead_id, audience_id, measure, measure_version, quantity, persons, day, area,
            mode, direction, threat_area, premises, offence, link, agencies, tags, scopes, state, changed_as, changed_at) from stdin`),
        ),
      );
    });
    await client.query("commit");
    await client.query("vacuum (analyze) count_card");
    return { cards, scopes };
  } finally {
    await client.end();
  }
}

const BEGAN = Date.UTC(2026, 10, 1);

function lineOf(
  card: Card,
  agency: Map<string, string>,
  scopes: Map<string, string>,
  audiences: readonly number[],
): string {
  const [measure, version] = card.measure.split("@");
  const list = (values: Iterable<string | undefined>) => `{${[...values].join()}}`;
  const word = (value: string | null) => value ?? "\\N";
  return `${[
    card.id,
    card.event,
    agency.get(card.owner),
    agency.get(card.lead),
    audiences[(card.audience - 1) % audiences.length],
    measure,
    version,
    card.quantity,
    list((card.persons ?? []).map(String)),
    card.day,
    word(card.force),
    word(card.mode),
    word(card.direction),
    word(card.threatArea),
    word(card.premises),
    word(card.offence),
    word(card.link),
    list(card.agencies.map((code) => agency.get(code))),
    list(card.tags),
    list(card.scopes.map((name) => scopes.get(name))),
    card.state,
    "bench",
    // Microseconds, one after the other.
    `${new Date(BEGAN + Math.floor(card.changed / 1000)).toISOString().slice(0, -1)}${String(card.changed % 1000).padStart(3, "0")}Z`,
  ].join("\t")}\n`;
}
