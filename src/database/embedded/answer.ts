/** Does the server answer with our secret? */
import pg from "pg";

export interface Address {
  /** The folder of the server's socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type Answer =
  | { readonly kind: "ready"; readonly version: string }
  | { readonly kind: "not yet" }
  | { readonly kind: "refused"; readonly reason: string };

/** Asks the maintenance database, which is there from the beginning, and makes ours if it is missing. */
export async function answer(address: Address): Promise<Answer> {
  const client = new pg.Client({ ...address, database: "postgres", connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is told by the next query or by end().
  client.on("error", () => {});
  try {
    await client.connect();
    const version = await client.query<{ server_version: string }>("show server_version");
    const found = await client.query("select from pg_database where datname = $1", [address.database]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(address.database)}`);
    return { kind: "ready", version: version.rows[0]?.server_version ?? "" };
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    // 28…: the password or the role is not accepted. All else passes while a server starts or stops.
    return code?.startsWith("28") ? { kind: "refused", reason: message } : { kind: "not yet" };
  } finally {
    await client.end().catch(() => {});
  }
}
