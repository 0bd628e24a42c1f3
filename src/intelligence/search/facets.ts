/** Facets: each value with the query that adds it, so that every count can be opened. */
import type { FacetsWire } from "../../contract/search.ts";
import {
  describeKind,
  isMentionKind,
  PRECEDENCE_NAME,
  type Precedence,
  type ReportState,
  STATE_NAME,
} from "../../vocabulary/index.ts";

const NAMES: Readonly<Record<string, string>> = {
  agency: "Agency",
  grade: "Grade",
  handling: "Handling",
  precedence: "Precedence",
  kind: "Speaks of",
  state: "State",
  month: "Written in",
};
const MOST_VALUES = 12;

export function facetGroups(
  q: string,
  rows: readonly { facet: string; hits: number }[],
): FacetsWire["facets"] {
  const byField = Map.groupBy(rows, (row) => row.facet.slice(0, row.facet.indexOf(":")));
  return Object.entries(NAMES).flatMap(([field, name]) => {
    const values = (byField.get(field) ?? [])
      .map((row) => {
        const value = row.facet.slice(field.length + 1);
        return {
          value,
          name: valueName(field, value),
          count: row.hits,
          query: `${q} ${field}:${value}`.trim(),
        };
      })
      .sort((a, b) =>
        field === "month"
          ? b.value.localeCompare(a.value)
          : b.count - a.count || a.value.localeCompare(b.value),
      )
      .slice(0, MOST_VALUES);
    return values.length > 0 ? [{ field, name, values }] : [];
  });
}

function valueName(field: string, value: string): string {
  switch (field) {
    case "precedence":
      return PRECEDENCE_NAME[value as Precedence] ?? value;
    case "state":
      return STATE_NAME[value as ReportState] ?? value;
    case "kind":
      return isMentionKind(value) ? describeKind(value).label : value;
    default:
      return value;
  }
}
