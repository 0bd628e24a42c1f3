/** A requirement for tests. */
import type { RequirementDraftWire } from "../../contract/requirements.ts";

export function aRequirement(parts: Partial<RequirementDraftWire> = {}): RequirementDraftWire {
  return {
    title: "Who moves engines",
    text: "Who stores, sells or moves outboard engines.",
    priority: 2,
    level: 3,
    terms: "engine, lay-by",
    opens: "2026-01-01",
    closes: null,
    recipients: [],
    ...parts,
  };
}
