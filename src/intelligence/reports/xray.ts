/**
 * The handling X-ray: which items force a report's handling, and what it would be without them.
 *
 * A report is handled as strictly as its strictest item, in each part by itself. A part is *tight* when it stands above
 * the loosest there is (A3, S1); a report that is conditional and tight in neither is tight in being conditional at all.
 * An item *forces* the handling when it alone already demands the report's code in a tight part. So the forcing items
 * are the fewest whose removal loosens the handling in every tight part at once, and `without` is the rest.
 */
import type { HandlingXrayWire } from "../../contract/reports.ts";
import { ACTION_CODES, type Handling, SANITISATION_CODES, strictest } from "../../vocabulary/index.ts";

export interface XrayItem {
  readonly id: string;
  readonly handling: Handling | null;
  /** Agency codes whose permission its conditions need. */
  readonly originators: readonly string[];
}

export function xray(items: readonly XrayItem[]): HandlingXrayWire {
  const graded = items.filter((item): item is XrayItem & { handling: Handling } => item.handling !== null);
  const whole = strictest(graded.map((item) => item.handling));
  const tight = tightCodes(whole);
  const seen = graded.map((item) => ({
    ...item,
    codes: codesOf(item.handling).filter((code) => tight.includes(code)),
  }));
  const rest = seen.filter((item) => item.codes.length === 0);
  return {
    handling: wire(whole),
    forcedBy: seen
      .filter((item) => item.codes.length > 0)
      .flatMap(({ id, originators, codes }) =>
        originators.map((originator) => ({ item: id, originator, codes })),
      ),
    without: {
      handling: wire(strictest(rest.map((item) => item.handling))),
      items: rest.map((item) => item.id),
    },
  };
}

function codesOf(handling: Handling): string[] {
  return handling.code === "P" ? [] : [handling.action, handling.sanitisation];
}

function tightCodes(whole: Handling): string[] {
  const loosest: readonly string[] = [ACTION_CODES[0], SANITISATION_CODES[0]];
  const codes = codesOf(whole);
  const tight = codes.filter((code) => !loosest.includes(code));
  return tight.length > 0 ? tight : codes;
}

function wire(handling: Handling): HandlingXrayWire["handling"] {
  return handling.code === "P"
    ? handling
    : { ...handling, instructions: handling.instructions.map((each) => ({ ...each })) };
}
