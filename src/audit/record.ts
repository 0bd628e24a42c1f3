/**
 * Recording acts, in the transaction that does them:
 *
 *     const prepared = recorder.prepare(context, acts);   // before commit: ids, digests, HMACs
 *     await recorder.insert(query, prepared);             // one statement, the last of the transaction
 *     await query("commit");
 *     recorder.committed(prepared);                       // after commit, before anything is answered
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { Keys } from "../database/index.ts";
import { detailDigest, jsonbText, SALT_BYTES } from "./detail.ts";
import { type ActRecord, canonicalEntry, type Entry, entryHmac } from "./entry.ts";
import { openJournal } from "./journal.ts";
import { openKeyring } from "./keyring.ts";

export interface ActContext {
  /** `pg_current_xact_id()` of the transaction, as `enter()` returns it. */
  readonly xid: string;
  readonly at?: Date;
  readonly account: string | null;
  readonly agency: string | null;
  readonly session: string | null;
  readonly purpose: string | null;
}

export interface PreparedEntry extends Entry {
  readonly hmac: Buffer;
  readonly salt: Buffer;
  readonly body: string;
}

export interface PreparedEntries {
  readonly entries: readonly PreparedEntry[];
}

export type Query = (sql: string, values: unknown[]) => Promise<unknown>;

export interface Recorder {
  /** Throws a TypeError for a subject that is not an id. */
  prepare(context: ActContext, acts: readonly ActRecord[]): PreparedEntries;
  insert(query: Query, prepared: PreparedEntries): Promise<void>;
  /** Notes the entries outside the database. When it throws, the answer must not be sent: what it did is not held. */
  committed(prepared: PreparedEntries): void;
  close(): void;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Fourteen values an entry, and PostgreSQL takes 65,535 a statement. */
const ENTRIES_A_STATEMENT = 500;
/** Requests do a few acts each: the statements for so many are built once. */
const KEPT_STATEMENTS = 16;

export function createRecorder(keys: Keys, journalFolder: string): Recorder {
  const { entry: sealedUnder } = openKeyring(keys);
  const journal = openJournal(journalFolder);

  const prepareOne = (
    context: ActContext,
    at: string,
    { act, subjects, detail }: ActRecord,
  ): PreparedEntry => {
    const salt = randomBytes(SALT_BYTES);
    const body = jsonbText(detail);
    const entry: Entry = {
      id: randomUUID(),
      xid: context.xid,
      at,
      act,
      account: optionalId(context.account),
      agency: optionalId(context.agency),
      session: optionalId(context.session),
      purpose: context.purpose,
      subjects: subjects.map(asId),
      detailDigest: detailDigest(salt, body),
      keyId: sealedUnder.id,
    };
    return { ...entry, hmac: entryHmac(canonicalEntry(entry), sealedUnder.key), salt, body };
  };

  return {
    prepare(context, acts) {
      const now = BigInt((context.at ?? new Date()).getTime()) * 1000n;
      // A microsecond apart, so that the acts of one transaction keep their order in the log.
      return { entries: acts.map((act, index) => prepareOne(context, String(now + BigInt(index)), act)) };
    },
    async insert(query, { entries }) {
      for (let first = 0; first < entries.length; first += ENTRIES_A_STATEMENT) {
        const batch = entries.slice(first, first + ENTRIES_A_STATEMENT);
        await query(insertStatement(batch.length), batch.flatMap(columns));
      }
    },
    committed({ entries }) {
      journal.write(entries);
    },
    close: () => journal.close(),
  };
}

const ENTRY_TYPES = [
  "uuid",
  "xid8",
  "timestamptz",
  "text",
  "uuid",
  "uuid",
  "uuid",
  "text",
  "uuid[]",
  "bytea",
  "text",
  "bytea",
];
const statements = new Map<number, string>();

/** Entries and details in one round trip. The two inserts see the same snapshot; the reference is checked at its end. */
function insertStatement(count: number): string {
  const known = statements.get(count);
  if (known) return known;
  const width = ENTRY_TYPES.length + 2;
  const rows = Array.from({ length: count }, (_, row) => row * width);
  const entries = rows.map(
    (base) => `(${ENTRY_TYPES.map((type, n) => `$${base + n + 1}::${type}`).join(", ")})`,
  );
  const details = rows.map((base) => `($${base + 1}::uuid, $${base + 13}::bytea, $${base + 14}::jsonb)`);
  const sql = `
    with entry as (
      insert into audit_entry (id, xid, at, act, actor_account, actor_agency, session, purpose, subjects,
                               detail_digest, key_id, hmac)
      values ${entries.join(",\n             ")}
    )
    insert into audit_detail (entry_id, salt, body)
    values ${details.join(",\n           ")}`;
  if (count <= KEPT_STATEMENTS) statements.set(count, sql);
  return sql;
}

function columns(entry: PreparedEntry): unknown[] {
  return [
    entry.id,
    entry.xid,
    instant(entry.at),
    entry.act,
    entry.account,
    entry.agency,
    entry.session,
    entry.purpose,
    `{${entry.subjects.join(",")}}`,
    entry.detailDigest,
    entry.keyId,
    entry.hmac,
    entry.salt,
    entry.body,
  ];
}

/** Microseconds as text that PostgreSQL reads without rounding; a Date holds milliseconds only. */
export function instant(micros: string): string {
  const value = BigInt(micros);
  const iso = new Date(Number(value / 1000n)).toISOString();
  return iso.replace("Z", `${String(value % 1000n).padStart(3, "0")}Z`);
}

function optionalId(text: string | null): string | null {
  return text === null ? null : asId(text);
}

/** As PostgreSQL prints it, or the HMAC of the stored row would not fit. */
function asId(text: string): string {
  const id = text.toLowerCase();
  if (!UUID.test(id)) throw new TypeError("what an audit entry speaks of is told by ids alone");
  return id;
}
