/** How a delimited file separates its cells and quotes them, told by its first lines. */
import { type Dialect, take } from "./split.ts";
import type { Hints } from "./table.ts";

const SEPARATORS = [",", ";", "\t", "|"] as const;

/** So many rows tell. */
const LOOKED_AT = 60;

/** `sample` is the beginning of the file; `ended` says that it is the whole of it. */
export function findDialect(sample: string, ended: boolean, hints: Hints = {}): Dialect {
  const newline = !sample.includes("\n") && sample.includes("\r") ? "\r" : "\n";
  const quote = hints.quote === "none" ? "" : (hints.quote ?? findQuote(sample));
  const separator = hints.separator ?? findSeparator(sample, ended, quote, newline);
  return { separator, quote, newline };
}

/** Single quotes only where they enclose whole cells and double quotes do not: names such as O'Neill have them too. */
function findQuote(sample: string): string {
  const enclosed = (quote: string) =>
    sample.match(new RegExp(`(?<=^|[,;|\\t\\n])${quote}[^${quote}\\r\\n]*${quote}(?=[,;|\\t\\r\\n]|$)`, "g"))
      ?.length ?? 0;
  const single = enclosed("'");
  return single >= 2 && enclosed('"') === 0 ? "'" : '"';
}

/** The separator under which most rows have the same number of cells, and more than one. A tie goes to more cells. */
function findSeparator(sample: string, ended: boolean, quote: string, newline: "\n" | "\r"): string {
  let best = { separator: ",", share: 0, cells: 1 };
  for (const separator of SEPARATORS) {
    if (!sample.includes(separator)) continue;
    const counts = take(sample, { separator, quote, newline }, ended)
      .pieces.filter((piece) => piece.is === "record" && piece.cells.length > 0)
      .slice(0, LOOKED_AT)
      .map((piece) => (piece.is === "record" ? piece.cells.length : 0));
    // Judged by the headers' number of cells: a sentence has commas too, but never as many in each row.
    const cells = counts[0] ?? 1;
    if (cells < 2) continue;
    const share = counts.filter((count) => count === cells).length / counts.length;
    if (share > best.share + 0.05 || (share > best.share - 0.05 && cells > best.cells))
      best = { separator, share, cells };
  }
  return best.separator;
}
