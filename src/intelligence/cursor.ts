/** Keyset cursors, opaque: bound to the viewer and to the query, so that a cursor of somebody else's list opens nothing. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { invalid, type Viewer } from "../access/index.ts";

const TAG_BYTES = 16;

export function sealCursor(key: Buffer, viewer: Viewer, scope: string, values: readonly string[]): string {
  const body = Buffer.from(JSON.stringify(values));
  return Buffer.concat([tag(key, viewer, scope, body), body]).toString("base64url");
}

export function openCursor(key: Buffer, viewer: Viewer, scope: string, cursor: string): readonly string[] {
  const bytes = Buffer.from(cursor, "base64url");
  const body = bytes.subarray(TAG_BYTES);
  const expected = tag(key, viewer, scope, body);
  if (bytes.length <= TAG_BYTES || !timingSafeEqual(bytes.subarray(0, TAG_BYTES), expected)) {
    throw invalid(
      "/cursor",
      "This page address belongs to another list or another person. Start from the first page.",
    );
  }
  return JSON.parse(body.toString("utf8")) as string[];
}

function tag(key: Buffer, viewer: Viewer, scope: string, body: Buffer): Buffer {
  return createHmac("sha256", key)
    .update(`${viewer.account.id}\n${viewer.purpose}\n${scope}\n`)
    .update(body)
    .digest()
    .subarray(0, TAG_BYTES);
}
