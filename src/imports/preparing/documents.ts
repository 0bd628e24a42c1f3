/** Each file a report: its text, graded as what a publication is unless a person graded it, and the file kept with it. */
import type { ReportLineWire } from "../../contract/report-format.ts";
import {
  type DocumentReader,
  type DocumentReportOptions,
  documentReport,
  openDocumentReader,
} from "../../intake/documents/index.ts";
import { checkReport } from "../../intake/format/index.ts";
import { type Incoming, type InputFile, type Reading, Unreadable } from "../../intake/index.ts";
import type { Purpose } from "../../vocabulary/index.ts";
import type { PrepareOrder } from "./messages.ts";

/** What a person may say of documents that they bring in. */
type Told = Pick<
  DocumentReportOptions,
  | "grade"
  | "title"
  | "published"
  | "publishedBy"
  | "classification"
  | "precedence"
  | "audience"
  | "requirements"
> & { readonly reference?: string };

export function readDocuments(order: PrepareOrder): Reading {
  const { files, after } = order;
  let read = after;
  const records = async function* (): AsyncGenerator<Incoming> {
    const reader = openDocumentReader();
    try {
      for (const [index, file] of files.entries()) {
        if (index < after) continue;
        yield await one(reader, order, file, index);
        read = index + 1;
      }
    } finally {
      reader.close();
    }
  };
  // A page takes as long in a small file as in a large one: progress is told in files.
  return { bytesRead: () => read, bytesTotal: files.length, [Symbol.asyncIterator]: () => records() };
}

async function one(
  reader: DocumentReader,
  order: PrepareOrder,
  file: InputFile,
  index: number,
): Promise<Incoming> {
  const place = { record: index + 1, where: file.name };
  const refused = (message: string): Incoming => ({
    is: "refused",
    ...place,
    raw: "",
    flaws: [{ where: file.name, message }],
  });
  try {
    const document = await reader.read(file);
    const { reference, ...told } = order.settings as Told;
    const report: ReportLineWire = documentReport(document, {
      ...told,
      agency: order.agency,
      purpose: order.purpose as Purpose,
      authored: order.day,
      // The same file is the same report, whoever brings it in again and whatever it is called then.
      reference:
        reference && order.files.length === 1
          ? reference
          : `OPEN-${document.sha256.slice(0, 16).toUpperCase()}`,
    });
    const flaws = checkReport(report);
    if (flaws.length > 0) return { is: "refused", ...place, raw: "", flaws };
    const { mediaType, pages, confidence, notes } = document;
    return {
      is: "report",
      ...place,
      report,
      attachment: { file: index, mediaType, pages: pages.length, confidence, notes },
    };
  } catch (error) {
    if (error instanceof Unreadable) return refused(error.message);
    throw error;
  }
}
