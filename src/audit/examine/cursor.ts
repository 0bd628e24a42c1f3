/** Reads any number of rows in constant memory. Only within a transaction. */
import type { ClientBase, QueryResultRow } from "pg";

const BATCH = 2000;

/** `name` is written into the statement: a literal of this code's own. */
export async function* batches<Row extends QueryResultRow>(
  client: ClientBase,
  name: string,
  sql: string,
): AsyncGenerator<readonly Row[]> {
  await client.query(`declare ${name} no scroll cursor for ${sql}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${BATCH} from ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await client.query(`close ${name}`);
}
