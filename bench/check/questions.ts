/** What officers ask, from what the seed holds: people and things from the commonest to the rare, and what nobody has. */
import { Client } from "pg";
import type { GivenWire } from "../../src/contract/checks.ts";
import type { DatabaseAddress } from "../../src/database/index.ts";

export type QuestionName =
  | "the commonest names alone"
  | "name and date of birth"
  | "name misspelt and year"
  | "phone"
  | "plate"
  | "document"
  | "nobody and nothing";

export type Questions = Readonly<Record<QuestionName, readonly GivenWire[]>>;

const EACH = 40;

export async function questionsOf(address: DatabaseAddress): Promise<Questions> {
  const client = new Client(address);
  await client.connect();
  try {
    const { rows: common } = await client.query<{ text: string }>(
      "select text from mention where kind = 'person' group by text order by count(*) desc limit $1",
      [EACH],
    );
    const { rows: born } = await client.query<{ text: string; born: string }>(
      `select text, properties->>'birthDate' as born from mention tablesample system (5) repeatable (2)
        where kind = 'person' and length(properties->>'birthDate') = 10 limit $1`,
      [EACH],
    );
    return {
      "the commonest names alone": common.map(({ text }) => ({ name: text })),
      "name and date of birth": born.map(({ text, born }) => ({ name: text, birthDate: born })),
      "name misspelt and year": born.map(({ text, born }) => ({
        name: misspelt(text),
        birthDate: born.slice(0, 4),
      })),
      phone: await identifiers(client, "phone"),
      plate: await identifiers(client, "vehicle"),
      document: await identifiers(client, "document"),
      "nobody and nothing": Array.from({ length: EACH }, (_, n) => ({
        name: `Zzqyx Vvqw${"abcdefghij"[n % 10]}tt${n}`,
        birthDate: `19${60 + (n % 40)}-05-1${n % 10}`,
        identifiers: [`X9${String(9_000_000 + n * 7919).slice(0, 7)}`],
      })),
    };
  } finally {
    await client.end();
  }
}

/** As they come, so that what is said often is asked often. */
async function identifiers(client: Client, kind: string): Promise<GivenWire[]> {
  const { rows } = await client.query<{ text: string }>(
    "select text from mention tablesample system (20) repeatable (3) where kind = $1 limit $2",
    [kind, EACH],
  );
  return rows.map(({ text }) => ({ identifiers: [text] }));
}

/** The third letter of the last name becomes another. */
function misspelt(name: string): string {
  const at = name.lastIndexOf(" ") + 3;
  const letter = name[at] === "o" ? "u" : "o";
  return at < name.length ? name.slice(0, at) + letter + name.slice(at + 1) : `${name}e`;
}
