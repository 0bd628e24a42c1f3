/** Writes a scenario into a folder: what agencies would hand in, and beside it the truth. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReportLineWire } from "../contract/report-format.ts";
import { csvRow, linesFile } from "./lines-file.ts";
import { tell } from "./stream.ts";
import type { Account } from "./telling/observers.ts";
import { REQUIREMENTS } from "./telling/requirements.ts";
import { openLedger, type Totals } from "./truth/ledger.ts";
import { PEOPLE_COLUMNS, writeRows } from "./truth/people-table.ts";
import { AGENCIES } from "./world/agencies.ts";

export interface ScenarioRequest {
  /** The same seed and size give the same bytes. */
  readonly seed: number;
  readonly reports: number;
  /** A folder that does not exist yet or is empty. */
  readonly folder: string;
  /** Called now and then with the number of reports written. */
  readonly progress?: (written: number) => void;
}

/** The folder that was named holds something already. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

export function makeScenario({ seed, reports, folder, progress }: ScenarioRequest): Totals {
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new FolderInUse(
      `${folder} is not empty. Name a new folder, so that two scenarios are never mixed.`,
    );
  }
  writeJson(join(folder, "agencies.json"), AGENCIES);
  writeJson(join(folder, "requirements.json"), REQUIREMENTS);
  const lines = linesFile(join(folder, "reports.ndjson"));
  const table = linesFile(join(folder, "people.csv"));
  table.write(csvRow(PEOPLE_COLUMNS));
  const ledger = openLedger(join(folder, "truth"));
  const numbers = new Map<string, number>();
  const audiences = new Set<string>();
  let written = 0;
  let mentions = 0;
  for (const told of tell(seed, reports)) {
    if (told.is === "line") ledger.line(told.line);
    if (told.is === "told") ledger.told(told.line);
    if (told.is !== "report") continue;
    const { account } = told;
    const where = { agency: account.draft.report.agency, reference: nextReference(numbers, account) };
    const report: ReportLineWire = { reference: where.reference, ...account.draft.report };
    lines.write(JSON.stringify(report));
    ledger.report(account, where);
    mentions = writeRows(table, account, where, mentions, ledger.mention);
    audiences.add(`${report.agency} ${report.purpose} ${JSON.stringify(report.audience ?? [])}`);
    written += 1;
    if (written % 5000 === 0) progress?.(written);
  }
  lines.close();
  table.close();
  return ledger.close({ seed, audiences: audiences.size });
}

/** `KENT/2026/000123`: counted by agency and year. */
function nextReference(numbers: Map<string, number>, { draft }: Account): string {
  const { agency, authored } = draft.report;
  const book = `${agency}/${authored.slice(0, 4)}`;
  const number = (numbers.get(book) ?? 0) + 1;
  numbers.set(book, number);
  return `${book}/${String(number).padStart(6, "0")}`;
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
