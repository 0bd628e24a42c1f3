/** A card with everything said, for tests that care about one thing of it. */
import type { OperationalDay } from "../../../vocabulary/index.ts";
import type { Card } from "../card.ts";
import { uuid } from "./arbitrary.ts";

let made = 0;
const numbered = (kind: string, number: number) => uuid(`${kind}${String(number).padStart(5, "0")}`);

export function card(some: Partial<Card> = {}): Card {
  made++;
  return {
    id: numbered("c", made),
    event: numbered("e", made),
    measure: "arrested@1",
    quantity: 1,
    day: "2026-03-28" as OperationalDay,
    force: "KENT",
    lead: "KENT",
    owner: "KENT",
    agencies: [],
    mode: "air",
    direction: "in",
    threatArea: "documents",
    premises: "airport",
    offence: null,
    link: null,
    state: "validated",
    tags: [],
    scopes: ["phase"],
    audience: 1,
    changed: made,
    recorded: made,
    ...some,
  };
}

/** So many people in an area, in a scope or several. */
export function people(quantity: number, force: string, scopes: readonly string[]): Card {
  return card({ quantity, force, lead: force, owner: force, scopes });
}
