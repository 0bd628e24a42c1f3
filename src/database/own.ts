/** Is a PostgreSQL of one's own, named by TRIBUTARY_DATABASE_URL, there, ours to use and new enough? */
import { Client } from "pg";
import type { DatabaseAddress } from "./address.ts";
import { parseDatabaseUrl } from "./address.ts";
import { StartError } from "./start-error.ts";

const OLDEST = 15;

/** Returns its address; refuses in a sentence that never repeats the password. */
export async function openOwn(url: string, oldest = OLDEST): Promise<DatabaseAddress> {
  const address = parse(url);
  const client = new Client({ ...address, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is told by the next query.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
    );
    const found = rows[0];
    if (found === undefined || Math.floor(found.number / 10_000) < oldest) {
      throw new StartError(
        `The PostgreSQL at ${where(address)} is version ${found?.version}; Tributary needs ${oldest} or later. ` +
          "Upgrade it, or unset TRIBUTARY_DATABASE_URL to use the embedded database.",
      );
    }
    return address;
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw refusal(address, error as Error & { code?: string });
  } finally {
    await client.end().catch(() => {});
  }
}

function parse(url: string): DatabaseAddress {
  try {
    return parseDatabaseUrl(url);
  } catch {
    throw new StartError(
      "TRIBUTARY_DATABASE_URL is not an address of a PostgreSQL. It reads postgresql://user:password@host:port/database, " +
        "in which special characters of the password are written as %XX.",
    );
  }
}

function refusal(address: DatabaseAddress, { code, message }: Error & { code?: string }): StartError {
  const at = `the PostgreSQL at ${where(address)} (TRIBUTARY_DATABASE_URL)`;
  if (code?.startsWith("28") || /password must be a string|SCRAM/.test(message)) {
    return new StartError(`User "${address.user}" may not sign in to ${at}. Check user and password.`);
  }
  if (code === "3D000") {
    return new StartError(
      `There is no database "${address.database}" in ${at}. Make it with: create database ${address.database};`,
    );
  }
  if (code === "53300") return new StartError(`No connection is free in ${at}. Raise its max_connections.`);
  if (code === "57P03") return new StartError(`It is still starting: ${at}. Try again in a moment.`);
  return new StartError(
    `Nothing usable answers as ${at}: ${code ?? message}. Check host, port and that it runs.`,
  );
}

const where = ({ host, port, database }: DatabaseAddress): string => `${host}:${port}/${database}`;
