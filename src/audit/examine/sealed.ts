/** Grows the tree again from the entries themselves and holds every leaf and head against it. */
import type { ClientBase } from "pg";
import { entryLeaf } from "../entry.ts";
import type { TreeHead } from "../head.ts";
import type { HeldKeys } from "../keyring.ts";
import { append, emptyFrontier, type Frontier } from "../merkle.ts";
import { outsideLines } from "../outside.ts";
import { ENTRY_COLUMNS, HEAD_COLUMNS, type HeadRow } from "../rows.ts";
import { batches } from "./cursor.ts";
import { DETAIL_COLUMNS, type DetailedRow, type Examined, examineEntry, findErasures } from "./entries.ts";
import { type HeadWalk, walkHeads } from "./heads.ts";
import { Misfit } from "./verdict.ts";

interface LeafRow extends DetailedRow {
  readonly number: string | null;
  readonly named: string;
  readonly hash: Buffer | null;
}

// In the order of audit_leaf's primary key, with each entry and detail by theirs.
const LEAVES = `
  select l.number::text as number, l.entry_id::text as named, l.hash, ${ENTRY_COLUMNS}, ${DETAIL_COLUMNS}
    from audit_leaf l
    left join audit_entry  e on e.id = l.entry_id
    left join audit_detail d on d.entry_id = e.id
   order by l.number`;

const HEADS = `select ${HEAD_COLUMNS} from audit_head h order by h.size`;

export async function examineSealed(
  client: ClientBase,
  keyring: HeldKeys,
  outside: { readonly folder: string; readonly bytes: number },
  onEntry: (examined: Examined) => void,
): Promise<TreeHead | null> {
  const lines = outsideLines(outside.folder, outside.bytes);
  try {
    const stored = each(batches<HeadRow>(client, "heads", HEADS));
    return await growTree(client, keyring, await walkHeads(stored, lines, keyring), onEntry);
  } finally {
    await lines.return(undefined);
  }
}

async function growTree(
  client: ClientBase,
  keyring: HeldKeys,
  heads: HeadWalk,
  onEntry: (examined: Examined) => void,
): Promise<TreeHead | null> {
  const frontier = emptyFrontier();
  for await (const rows of batches<LeafRow>(client, "leaves", LEAVES)) {
    const erasures = await findErasures(client, rows);
    for (const row of rows) {
      checkNumber(row, frontier);
      if (row.id === null) throw new Misfit(`leaf ${row.number}`, `its entry ${row.named} is missing`);
      const examined = examineEntry(row, erasures, keyring, true);
      const hash = entryLeaf(examined.canonical, examined.hmac);
      if (!row.hash?.equals(hash)) {
        throw new Misfit(`leaf ${row.number}`, `its hash is not that of its entry ${row.id}`);
      }
      append(frontier, hash);
      onEntry(examined);
      if (frontier.size === heads.next()) await heads.reached(frontier);
    }
  }
  return heads.end(frontier);
}

function checkNumber(row: LeafRow, frontier: Frontier): void {
  if (row.number === String(frontier.size)) return;
  if (Number(row.number) > frontier.size) throw new Misfit(`leaf ${frontier.size}`, "it is missing");
  throw new Misfit(`leaf ${row.number}`, "it stands twice, or where no leaf can be");
}

async function* each<Row>(lists: AsyncIterable<readonly Row[]>): AsyncGenerator<Row> {
  for await (const list of lists) yield* list;
}
