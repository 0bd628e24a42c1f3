/**
 * Documents: a PDF, Word file, web page, text or picture of a page becomes an open-source report.
 *
 *     const document = await readDocument({ name: "statement.pdf", path });
 *     const report = documentReport(document, { agency: "NCA", reference: "OS-2025-17", purpose: "law_enforcement", authored: "2025-10-22" });
 */
export {
  type Block,
  type Box,
  type Claim,
  type DoubtfulWord,
  documentText,
  MEDIA_TYPES,
  type MediaType,
  type Page,
  type ReadDocument,
} from "./document.ts";
export { LIMITS, type Limits } from "./limits.ts";
export { type DocumentReader, openDocumentReader, type ReadOptions, readDocument } from "./read.ts";
export {
  type DocumentGrade,
  type DocumentReportOptions,
  documentReport,
  OPEN_SOURCE_GRADE,
} from "./report.ts";
