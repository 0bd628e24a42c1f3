/** The tables of files, whatever format each is in. What a file is called does not matter: its first bytes decide. */
import { type InputFile, Unreadable } from "../incoming.ts";
import { openDelimited } from "./delimited.ts";
import { chunksOf } from "./encoding.ts";
import { openJson } from "./json.ts";
import type { Hints, Table } from "./table.ts";
import { openWorkbook } from "./workbook/index.ts";

/** First bytes of what is no table, and what to do with it. */
const NO_TABLE: readonly (readonly [magic: string, says: string])[] = [
  ["d0cf11e0a1b11ae1", "an old or password-protected Office document. Save it as .xlsx without a password"],
  ["255044462d", "a PDF. Bring it in as a document, or export the table as CSV"],
  ["1f8b", "a gzip archive. Unpack it and bring in what it holds"],
  ["377abcaf271c", "a 7z archive. Unpack it and bring in what it holds"],
  ["526172211a07", "a RAR archive. Unpack it and bring in what it holds"],
  ["89504e470d0a", "a picture. Bring it in as a document"],
  ["ffd8ff", "a picture. Bring it in as a document"],
  ["53514c69746520666f726d6174", "a database. Export its tables as CSV"],
];

export async function openFile(file: InputFile, hints: Hints = {}): Promise<readonly Table[]> {
  const head = await headOf(file);
  const hex = head.subarray(0, 16).toString("hex");
  const none = NO_TABLE.find(([magic]) => hex.startsWith(magic));
  if (none) throw new Unreadable(`${file.name} is ${none[1]}.`);
  if (/^504b0(304|506|708)/.test(hex)) return openWorkbook(file);
  const text = head.toString(hex.startsWith("fffe") ? "utf16le" : "utf8").replace(/^\ufeff/, "");
  return [/^\s*[[{]/.test(text) ? await openJson(file, hints) : await openDelimited(file, hints)];
}

async function headOf(file: InputFile): Promise<Buffer> {
  for await (const chunk of chunksOf(file)) return chunk.subarray(0, 4096);
  throw new Unreadable(`${file.name} is empty.`);
}
