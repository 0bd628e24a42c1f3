/** The door's transactions: each leaves its act on record. */
import type { PoolClient } from "pg";
import { type Access, internals } from "./internals.ts";

export interface DoorAct {
  readonly act: "sign_in" | "sign_out" | "refusal" | "alteration";
  readonly session: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Whose act it is; null when nobody was recognised. */
export interface Person {
  readonly id: string;
  readonly agency_id: string;
}

export async function atTheDoor(
  access: Access,
  person: Person | null,
  work: (door: PoolClient) => Promise<DoorAct>,
): Promise<void> {
  const { door: pool, recorder } = access[internals];
  const door = await pool.connect();
  try {
    await door.query("begin");
    const { act, session, detail } = await work(door);
    const { rows } = await door.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    const written = recorder.prepare(
      {
        xid: rows[0]?.xid ?? "",
        account: person?.id ?? null,
        agency: person?.agency_id ?? null,
        session,
        purpose: null,
      },
      [{ act, subjects: person ? [person.id] : [], detail: detail ?? {} }],
    );
    await recorder.insert((text, values) => door.query(text, values), written);
    await door.query("commit");
    recorder.committed(written);
  } catch (error) {
    // Where the connection broke there is nothing left to roll back, and what broke it is what has to be told.
    await door.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    door.release();
  }
}
