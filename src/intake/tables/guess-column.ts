/** What one column holds, with why. */
import { KINDS, type SelectorKind } from "../../vocabulary/kinds.ts";
import { guessSelectors, normaliseSelector } from "../selectors/index.ts";
import { FORMATS, readDate } from "./dates.ts";
import { type Meaning, meaningOf } from "./headers.ts";

export interface ColumnGuess {
  readonly table: string;
  readonly column: string;
  readonly meaning: Meaning | null;
  /** Of the values looked at, the share that is of this form; null where only the header speaks. */
  readonly share: number | null;
  readonly because: string;
  /** The format of its dates. */
  readonly format?: string;
  /** Whether its cells hold several values. */
  readonly several?: boolean;
}

/** What a person must decide because the values do not say it. */
export interface Question {
  readonly table: string;
  readonly column: string;
  readonly asks: string;
  readonly choices: readonly string[];
}

/** Forms that hardly occur by accident: with these a column needs no header that says so. */
const TELLING: Readonly<Partial<Record<SelectorKind, string>>> = {
  email: "address",
  phone: "number",
  vehicle: "registration",
  postcode: "postcode",
  account: "iban",
  device: "imei",
  container: "number",
  wallet: "address",
};

const ENOUGH = 0.7;
const LOOKED_AT = 60;

export function guessColumn(
  table: string,
  column: string,
  all: readonly string[],
): ColumnGuess & { readonly question?: Question } {
  const values = all.filter((value) => value.trim() !== "").slice(0, LOOKED_AT);
  const named = meaningOf(column);
  const base = { table, column };
  if (named?.is === "date" || (named?.is === "property" && named.property === "birthDate"))
    return { ...base, ...guessDates(table, column, values, named) };
  if (named?.is === "property") return { ...base, ...confirm(column, values, named) };
  if (named !== null)
    return { ...base, meaning: named, share: null, because: `The header ${JSON.stringify(column)} says so.` };
  const dates = values.length > 0 ? guessDates(table, column, values, { is: "date" }) : null;
  if (dates !== null && (dates.share ?? 0) >= 0.9) return { ...base, ...dates };
  return { ...base, ...byValues(values) };
}

type Told = Omit<ColumnGuess, "table" | "column"> & { readonly question?: Question };

function confirm(
  column: string,
  values: readonly string[],
  meaning: Extract<Meaning, { is: "property" }>,
): Told {
  const { kind } = meaning;
  const separated = values.filter((value) => /[;|\n]/.test(value)).length;
  const several = separated > 0 && ["phone", "email", "vehicle", "device"].includes(kind);
  const parts = several
    ? values.flatMap((value) => value.split(/[;|\n]/)).filter((part) => part.trim() !== "")
    : values;
  const fits = parts.filter((value) => normaliseSelector(kind, value) !== null).length;
  const selector = normaliseSelector(kind, "") === null && parts.length > 0 && fits > 0;
  const share = selector ? fits / parts.length : null;
  const header = `The header ${JSON.stringify(column)} says so`;
  return {
    meaning,
    share,
    because:
      share === null
        ? `${header}.`
        : `${header}, and ${percent(share)} of ${parts.length} values have the form.`,
    ...(several && { several }),
  };
}

function byValues(values: readonly string[]): Told {
  const none = {
    meaning: null,
    share: null,
    because: "Neither its header nor its values say what it holds; it is kept as words.",
  };
  if (values.length < 3) return none;
  const counts = new Map<string, number>();
  for (const value of values) {
    const kind = value.length <= 100 ? guessSelectors(value)[0]?.kind : undefined;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [kind = "", count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const property = TELLING[kind as SelectorKind];
  const share = count / values.length;
  if (property === undefined || share < ENOUGH) return none;
  return {
    meaning: { is: "property", kind: kind as SelectorKind, property },
    share,
    because: `${percent(share)} of ${values.length} values have the form of this kind: ${KINDS[kind as SelectorKind].label}.`,
  };
}

function guessDates(table: string, column: string, values: readonly string[], meaning: Meaning): Told {
  if (values.length === 0)
    return {
      meaning,
      share: null,
      because: `The header ${JSON.stringify(column)} says so; there are no values.`,
    };
  const fits = FORMATS.map((format) => ({
    format,
    share: values.filter((value) => readDate(value, format).ok).length / values.length,
  })).sort((a, b) => b.share - a.share);
  const best = fits[0] ?? { format: "ISO", share: 0 };
  const because = `${percent(best.share)} of ${values.length} values can be read as ${best.format}.`;
  if (best.share < ENOUGH)
    return {
      meaning,
      share: best.share,
      because: `The header ${JSON.stringify(column)} says so, but its values have no format that is known.`,
      question: question(table, column, FORMATS),
    };
  const turned = swapped(best.format);
  // Days up to the 12th read either way. Only a value that fits one and not the other tells.
  if (turned !== null && fits.some(({ format, share }) => format === turned && share >= best.share))
    return {
      meaning,
      share: best.share,
      because: `${because} As many can be read as ${turned}.`,
      question: question(table, column, [best.format, turned]),
    };
  return { meaning, share: best.share, because, format: best.format };
}

function swapped(format: string): string | null {
  if (format.startsWith("DD/MM")) return `MM/DD${format.slice(5)}`;
  return format.startsWith("MM/DD") ? `DD/MM${format.slice(5)}` : null;
}

function question(table: string, column: string, choices: readonly string[]): Question {
  return { table, column, choices, asks: `How are the dates in ${JSON.stringify(column)} written?` };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
