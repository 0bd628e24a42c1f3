/** An operation in a line, for the list of what waits. */
import type { FieldBodyWire } from "../../../src/contract/field.ts";
import { measureName } from "./words.ts";

const PARTS = {
  encounter: "Encounter",
  power: "Search, entry or seizure",
  result: "Result",
  reference: "Reference",
  note: "Note",
} as const;

export function operationWords(body: FieldBodyWire): string {
  switch (body.do) {
    case "set":
      return "beganAt" in body.fields && "kind" in body.fields ? "Begun" : "Details";
    case "set_part":
      return PARTS[body.kind];
    case "remove_part":
      return "An entry taken off";
    case "tally":
      return `${measureName(body.measure)}: ${body.quantity}`;
    case "submit":
      return "Submitted";
    case "withdraw":
      return "Withdrawn";
    case "report":
      return "A report of the notes";
  }
}
