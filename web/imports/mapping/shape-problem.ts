/**
 * What the editor itself needs of a document before it can draw it. Everything else that a mapping must be is the
 * server's to say when it is saved, by path.
 */
export function shapeProblem(value: unknown): string | null {
  if (!isRecord(value)) return "A mapping is an object: { … }";
  if (value.mapping !== 1) return 'At /mapping: write "mapping": 1, the version of this kind of document';
  if (typeof value.name !== "string") return "At /name: give it a name";
  if (!isRecord(value.tables)) return "At /tables: name each table and the file it is read from";
  for (const [name, table] of Object.entries(value.tables)) {
    if (!isRecord(table) || typeof table.match !== "string")
      return `At /tables/${name}/match: write the name of its file`;
  }
  if (!Array.isArray(value.reports) || value.reports.length === 0)
    return "At /reports: describe at least one report";
  for (const [at, report] of value.reports.entries()) {
    const problem = reportProblem(report, `/reports/${at}`);
    if (problem) return problem;
  }
  return null;
}

function reportProblem(report: unknown, at: string): string | null {
  if (!isRecord(report)) return `At ${at}: a report is an object`;
  for (const name of ["of", "reference", "authored", "title"]) {
    if (typeof report[name] !== "string") return `At ${at}/${name}: write words or a template`;
  }
  if (!isRecord(report.information) || typeof report.information.from !== "string")
    return `At ${at}/information/from: write a template, or "" where it is not known`;
  for (const [name, relation] of Object.entries(isRecord(report.with) ? report.with : {})) {
    if (!isRecord(relation) || typeof relation.table !== "string" || !isRecord(relation.on))
      return `At ${at}/with/${name}: name its "table" and the columns it is found "on"`;
  }
  if (!Array.isArray(report.items) || report.items.length === 0) return `At ${at}/items: write at least one`;
  for (const [index, item] of report.items.entries()) {
    const where = `${at}/items/${index}`;
    if (!isRecord(item) || typeof item.text !== "string") return `At ${where}/text: write a template`;
    for (const [name, needs] of [
      ["mentions", ["ref", "kind"]],
      ["links", ["from", "to", "kind"]],
    ] as const) {
      const list = item[name] ?? [];
      if (!Array.isArray(list)) return `At ${where}/${name}: write a list`;
      for (const [place, each] of list.entries()) {
        const missing = needs.find((need) => !isRecord(each) || typeof each[need] !== "string");
        if (missing) return `At ${where}/${name}/${place}/${missing}: write a word`;
      }
    }
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
