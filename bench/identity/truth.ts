/** Who is meant, by report, item and the words of the name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function truthOf(scenario: string): Map<string, string> {
  const clusters = new Map(
    cells(join(scenario, "truth/people.csv")).map(([id = "", cluster = ""]) => [id, cluster]),
  );
  const rows = cells(join(scenario, "people.csv"));
  const [header = []] = rows;
  const at = (column: string): number => header.indexOf(column);
  const [reference, item, name] = [at("reference"), at("item"), at("name")];
  return new Map(
    rows
      .slice(1)
      .map((row) => [`${row[reference]}|${row[item]}|${row[name]}`, clusters.get(row[0] ?? "") ?? ""]),
  );
}

/** None of these files has a line break within a cell. */
function cells(path: string): string[][] {
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
    ),
  );
}
