/** The handling X-ray: which items force a report's handling, and what the report would be without them. */
import type { HandlingXrayWire } from "../../contract/reports.ts";
import { type Handling, isAtLeastAsStrict, strictest } from "../../vocabulary/index.ts";

export interface XrayItem {
  readonly id: string;
  readonly handling: Handling | null;
  /** Agency codes whose permission its conditions need. */
  readonly originators: readonly string[];
}

export function xray(items: readonly XrayItem[]): HandlingXrayWire {
  const graded = items.filter((item): item is XrayItem & { handling: Handling } => item.handling !== null);
  const whole = strictest(graded.map((item) => item.handling));
  const forcing = graded.filter((item) => forcedCodes(item.handling, whole).length > 0);
  const rest = graded.filter((item) => !forcing.includes(item));
  return {
    handling: wire(whole),
    forcedBy: forcing.flatMap((item) =>
      item.originators.map((originator) => ({
        item: item.id,
        originator,
        codes: forcedCodes(item.handling, whole),
      })),
    ),
    without: {
      handling: wire(strictest(rest.map((item) => item.handling))),
      items: rest.map((item) => item.id),
    },
  };
}

/** The codes of the whole that this item alone already demands. */
function forcedCodes(item: Handling, whole: Handling): string[] {
  if (item.code === "P" || whole.code === "P") return [];
  const codes: string[] = [];
  if (item.action === whole.action) codes.push(item.action);
  if (item.sanitisation === whole.sanitisation) codes.push(item.sanitisation);
  // An item that is loose in both parts forces nothing that a stricter one does not force already.
  return isAtLeastAsStrict({ ...item, instructions: [] }, { ...whole, instructions: [] }) ||
    codes.some(isTight)
    ? codes
    : [];
}

function isTight(code: string): boolean {
  return code !== "A3" && code !== "S1";
}

function wire(handling: Handling): HandlingXrayWire["handling"] {
  return handling.code === "P"
    ? handling
    : { ...handling, instructions: handling.instructions.map((each) => ({ ...each })) };
}
