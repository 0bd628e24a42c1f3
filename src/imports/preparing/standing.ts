/** Whether a report may come in by this run: whose it is, for what it may be used, and with whom it may be shared. */
import type { ReportLineWire } from "../../contract/report-format.ts";
import type { Flaw } from "../../intake/index.ts";
import type { PrepareOrder } from "./messages.ts";

export function standingFlaws(report: ReportLineWire, order: PrepareOrder): Flaw[] {
  const { agency, mayShare, directory } = order;
  if (report.agency !== agency) {
    return [
      {
        where: "/agency",
        message: `This report belongs to ${report.agency}, and this import brings in reports of ${agency}. Import it for its owner.`,
      },
    ];
  }
  const flaws: Flaw[] = [];
  if (!directory.agencies[agency]?.purposes.includes(report.purpose)) {
    flaws.push({ where: "/purpose", message: `${agency} does not act under this purpose here.` });
  }
  const recipients = report.audience ?? [];
  if (recipients.length > 0 && !mayShare) {
    flaws.push({
      where: "/audience",
      message:
        "This report is to be shared, and this import was started without sharing. Start it with sharing, or take the audience out.",
    });
  }
  for (const [index, { agency: code, team }] of recipients.entries()) {
    const known = directory.agencies[code];
    const where = `/audience/${index}`;
    if (!known) flaws.push({ where, message: `There is no agency ${code} here.` });
    else if (!known.purposes.includes(report.purpose)) {
      flaws.push({ where, message: `${code} does not act under this purpose, so it cannot receive this.` });
    } else if (team && !known.teams.includes(team)) {
      flaws.push({ where, message: `${code} has no team ${team}.` });
    }
  }
  return flaws;
}
