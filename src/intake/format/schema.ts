/** The report format as a JSON Schema (draft 2020-12): what the server publishes and docs/report-format.schema.json holds. */
import { ReportLine } from "../../contract/report-format.ts";

export const reportFormatSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...(JSON.parse(JSON.stringify(ReportLine)) as Record<string, unknown>),
};
