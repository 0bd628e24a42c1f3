/**
 * Walks along the heads of the database and those recorded outside while the tree is grown again leaf by leaf: each
 * must have the root that the leaves give at its size, its signature, and its twin on the other side.
 */
import { headLine, isSigned, NO_HEAD, type PreviousHead, readHeadLine, type TreeHead } from "../head.ts";
import type { HeldKeys } from "../keyring.ts";
import { type Frontier, frontierBytes, rootOf } from "../merkle.ts";
import { type HeadRow, readHead, type StoredHead } from "../rows.ts";
import { Misfit } from "./verdict.ts";

export interface HeadWalk {
  /** The size at which `reached` must next be called. */
  next(): number;
  reached(frontier: Frontier): Promise<void>;
  /** To be called after the last leaf. Returns the newest head. */
  end(frontier: Frontier): TreeHead | null;
}

interface OutsideHead {
  readonly head: TreeHead;
  readonly previous: PreviousHead;
}

export async function walkHeads(
  storedRows: AsyncIterator<HeadRow>,
  outsideLines: AsyncIterator<string>,
  keyring: HeldKeys,
): Promise<HeadWalk> {
  let newest: StoredHead | null = null;
  let outsideBegun = false;
  let lineNumber = 0;
  let stored = await nextStored();
  let outside = await nextOutside(0);

  async function nextStored(): Promise<StoredHead | null> {
    const { done, value } = await storedRows.next();
    if (done) return null;
    const head = readHead(value);
    if (!head) throw new Misfit(`head ${value.size}`, "a column holds what was never written there");
    if (head.size <= (newest?.size ?? 0)) throw new Misfit(`head ${head.size}`, "it stands twice");
    return head;
  }

  async function nextOutside(after: number): Promise<OutsideHead | null> {
    const { done, value } = await outsideLines.next();
    if (done) return null;
    lineNumber += 1;
    const read = readHeadLine(value, keyring);
    if (!read) throw new Misfit(`heads.ndjson line ${lineNumber}`, "it is not a head that this log signed");
    if (read.head.size <= after) throw new Misfit(`heads.ndjson line ${lineNumber}`, "it is out of order");
    return read;
  }

  function examine(head: StoredHead, frontier: Frontier): void {
    const place = `head ${head.size}`;
    const previous = newest ?? NO_HEAD;
    const key = keyring.headKey(head.keyId);
    if (!key || !isSigned(head, previous, key)) {
      throw new Misfit(
        place,
        "its signature does not fit: it was changed or made up, or the head before it was removed",
      );
    }
    if (!rootOf(frontier).equals(head.root)) {
      throw new Misfit(
        place,
        `leaves ${previous.size} to ${head.size - 1} do not give its root: changed or exchanged`,
      );
    }
    if (!frontierBytes(frontier).equals(head.frontier)) {
      throw new Misfit(place, "the frontier stored with it is not that of its leaves");
    }
  }

  return {
    next: () =>
      Math.min(stored?.size ?? Number.POSITIVE_INFINITY, outside?.head.size ?? Number.POSITIVE_INFINITY),

    async reached(frontier) {
      const here = stored?.size === frontier.size ? stored : null;
      const twin = outside?.head.size === frontier.size ? outside : null;
      const place = `head ${frontier.size}`;
      if (twin && !here) throw new Misfit(place, "it was recorded outside the database and is missing in it");
      // Older lines may have been archived away and newer ones not be written yet; one in between is always there.
      if (here && !twin && outside && outsideBegun) {
        throw new Misfit(place, "it was not recorded outside the database, though a later one was");
      }
      if (here && twin && headLine(here, twin.previous) !== headLine(twin.head, twin.previous)) {
        throw new Misfit(place, "it is not the one that was recorded outside the database");
      }
      if (here) {
        examine(here, frontier);
        newest = here;
        stored = await nextStored();
      }
      if (twin) {
        outsideBegun = true;
        outside = await nextOutside(twin.head.size);
      }
    },

    end(frontier) {
      const cut = Math.min(
        stored?.size ?? Number.POSITIVE_INFINITY,
        outside?.head.size ?? Number.POSITIVE_INFINITY,
      );
      if (cut !== Number.POSITIVE_INFINITY) {
        const where = stored?.size === cut ? "" : ", recorded outside the database,";
        throw new Misfit(
          `head ${cut}`,
          `this head${where} covers ${cut} leaves and there are ${frontier.size}: the end of the log was cut off`,
        );
      }
      if (frontier.size > (newest?.size ?? 0)) {
        throw new Misfit(
          `leaf ${newest?.size ?? 0}`,
          "no head covers it: it was made up, or its head was removed",
        );
      }
      return newest;
    },
  };
}
