/**
 * The rows of a table as bytes and back: COPY in text form, in the order of the primary key, with every setting that
 * bears on how values are printed pinned, so that the same rows give the same bytes on any server.
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { quoted, type Table } from "./catalogue.ts";

/** What a table came to; `rows` are lines, because COPY escapes every line break inside a value. */
export interface TableDigest {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const PINNED = {
  client_encoding: "UTF8",
  datestyle: "ISO, YMD",
  intervalstyle: "iso_8601",
  timezone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  xmlbinary: "base64",
  statement_timeout: "0",
  idle_in_transaction_session_timeout: "0",
} as const;

/** For the transaction that the client is in. */
export async function pinPrinting(client: ClientBase): Promise<void> {
  for (const [name, value] of Object.entries(PINNED)) {
    await client.query("select set_config($1, $2, true)", [name, value]);
  }
}

export function copyOut(client: ClientBase, { name, columns, order }: Table): Readable {
  const chosen = columns.map(quoted).join(", ");
  // A table without a key is small; the text of a whole row orders it.
  const sorted = order.length > 0 ? order.map(quoted).join(", ") : "t::text";
  return client.query(copyTo(`copy (select ${chosen} from ${quoted(name)} t order by ${sorted}) to stdout`));
}

export async function copyIn(
  client: ClientBase,
  { name, columns }: Pick<Table, "name" | "columns">,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const into = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`));
  await pipeline(bytes, into);
}

/** Passes bytes on and knows at the end what they came to. */
export function digesting() {
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  return {
    add(chunk: Buffer): void {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
    },
    digest: (): TableDigest => ({ rows, bytes, sha256: hash.digest("hex") }),
  };
}

export async function digestOf(client: ClientBase, table: Table): Promise<TableDigest> {
  const told = digesting();
  for await (const chunk of copyOut(client, table)) told.add(chunk as Buffer);
  return told.digest();
}
