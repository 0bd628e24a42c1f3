/** What is known of an activity the moment it begins. */
import type { ActivityFieldsWire, FieldBundleWire, FieldTaskingWire } from "../../../src/contract/field.ts";
import type { ActivityKind } from "../../../src/vocabulary/activity-kinds.ts";
import { PREMISES_OF_PLACE } from "./words.ts";

export function fromTasking(tasking: FieldTaskingWire, at: string): ActivityFieldsWire {
  const premises = PREMISES_OF_PLACE[tasking.placeKind];
  return {
    kind: kindAt(tasking.placeKind),
    title: tasking.title,
    beganAt: at,
    tasking: tasking.id,
    // Without a title it is a phase that this agency may not read, and nothing can be tagged to it.
    ...(tasking.phaseTitle ? { tags: [{ phase: tasking.phase, pillar: tasking.pillar }] } : {}),
    lead: tasking.lead,
    agencies: [...new Set([tasking.lead, ...tasking.agencies])].filter((each) => each !== tasking.lead),
    place: tasking.place,
    ...(tasking.area ? { area: tasking.area } : {}),
    ...(tasking.placeCode ? { placeCode: tasking.placeCode } : {}),
    ...(premises ? { premises } : {}),
  };
}

/** From nothing: in one's own area, and in the one phase under way if there is only one. */
export function fromNothing(bundle: FieldBundleWire | null, agency: string, at: string): ActivityFieldsWire {
  const [phase, ...others] = bundle?.phases ?? [];
  return {
    kind: "patrol",
    beganAt: at,
    lead: agency,
    ...(bundle?.me.area ? { area: bundle.me.area } : {}),
    ...(phase && others.length === 0 ? { tags: [{ phase: phase.id }] } : {}),
  };
}

function kindAt(placeKind: string): ActivityKind {
  if (placeKind === "port" || placeKind === "airport") return "port_check";
  if (placeKind === "road") return "vehicle_checks";
  if (placeKind === "premises") return "visit";
  return placeKind === "sea" ? "maritime" : "patrol";
}
