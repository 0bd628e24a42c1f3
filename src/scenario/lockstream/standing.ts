/** What stands at the end of all that was said: last figures, withdrawn records, joined records, and whose card counts. */
import { LOCKSTREAM } from "./plan.ts";
import type { Said, SaidCard } from "./said.ts";
import type { Line } from "./sheets.ts";

export interface Standing {
  /** Records that were withdrawn. */
  readonly withdrawn: ReadonlySet<string>;
  /** Ids under which an event was recorded a second time. */
  readonly joined: ReadonlySet<string>;
  /** The event of which this is one id. */
  eventOf(id: string): string;
  /** Whether it is the contribution that the phase's figure takes of its event and measure. */
  counts(card: SaidCard): boolean;
  /** What a card came to say. */
  final(line: Line): { readonly quantity: number; readonly metBefore: boolean };
}

export function standingOf(said: readonly Said[]): Standing {
  const withdrawn = new Set<string>();
  const joined = new Map<string, string>();
  const final = new Map<string, { quantity: number; metBefore: boolean }>();
  const owners = new Map<string, Set<string>>();
  for (const each of said) {
    if (each.does === "withdraw") withdrawn.add(each.record);
    if (each.does === "join") joined.set(each.other, each.one);
    if (each.does === "amend") {
      final.set(each.card.id, { quantity: each.card.quantity, metBefore: each.metBefore });
    }
    if (each.does !== "contribute") continue;
    for (const card of each.record.cards) {
      if (!card.scopes.includes(LOCKSTREAM.scope)) continue;
      const fact = `${card.event} ${card.measure}`;
      owners.set(fact, (owners.get(fact) ?? new Set()).add(card.owner));
    }
  }
  return {
    withdrawn,
    joined: new Set(joined.keys()),
    eventOf: (id) => joined.get(id) ?? id,
    counts(card) {
      if (joined.has(card.event)) return false;
      if (card.owner === card.lead) return true;
      // The lead says nothing under this measure, or keeps it back: then one other agency speaks of it.
      return !owners.get(`${card.event} ${card.measure}`)?.has(card.lead);
    },
    final: ({ of, quantity }) => (of && final.get(of.card.id)) ?? { quantity, metBefore: false },
  };
}
