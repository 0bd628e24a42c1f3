/** Which reader reads which format. */
import type { MappingWire } from "../../contract/mappings.ts";
import { readReportLines } from "../../intake/format/index.ts";
import { type Reading, Unreadable } from "../../intake/index.ts";
import { openTables } from "../../intake/tables/index.ts";
import { readDocuments } from "./documents.ts";
import type { PrepareOrder } from "./messages.ts";

export async function openReading(order: PrepareOrder): Promise<Reading> {
  const { format, files, after, agency, mapping } = order;
  switch (format) {
    case "reports":
      return await readReportLines(files, { after });
    case "tables":
      if (mapping === null || mapping === undefined) throw new Unreadable("Tables need a mapping.");
      return await openTables(files, mapping as MappingWire, { after, agency });
    case "documents":
      return readDocuments(order);
  }
}
