/** From what the scenario says to what each agency writes: ids of its own, phases and scopes by theirs. */
import { randomUUID } from "node:crypto";
import type { Lockstream, PlannedPhase, Said, SaidCard, SaidRecord } from "../../scenario/index.ts";

export interface CardToWrite {
  readonly id: string;
  readonly card: SaidCard;
  /** The quantity that was said first. */
  readonly first: number;
  readonly tags: readonly string[];
  /** Scopes by their address. */
  readonly withheld: readonly { readonly scope: string; readonly reason: string }[];
  readonly at: Date;
  /** What it was changed to later; null where it stands as it was first said. */
  readonly amended: { readonly quantity: number; readonly because: string; readonly at: Date } | null;
}

export interface RecordToWrite {
  readonly event: string;
  /** Whether this agency made the record of the event: then it has an activity of the event's id. */
  readonly recorded: boolean;
  readonly said: SaidRecord;
  readonly tags: readonly { readonly phase: string; readonly pillar: string | null }[];
  readonly at: Date;
  readonly cards: readonly CardToWrite[];
  readonly withdrawn: { readonly because: string; readonly at: Date } | null;
}

/** `tags`: from the scenario's words to the ids of phases and pillars. */
export function recordsOf({ said, events, phases }: Lockstream, tags: ReadonlyMap<string, string>) {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const known = ids.get(name) ?? randomUUID();
    ids.set(name, known);
    return known;
  };
  const amended = new Map<string, CardToWrite["amended"]>();
  const withdrawn = new Map<string, RecordToWrite["withdrawn"]>();
  for (const each of said) {
    if (each.does === "amend") {
      const { card, because, at } = each;
      amended.set(card.id, { quantity: card.quantity, because, at });
    }
    if (each.does === "withdraw") withdrawn.set(each.record, { because: each.because, at: each.at });
  }
  const leadOf = new Map(events.map(({ id, lead }) => [id, lead]));
  const one = (name: string, among: ReadonlyMap<string, string>): string => {
    const id = among.get(name);
    if (id === undefined) throw new Error(`nothing was planned for ${name}`);
    return id;
  };
  const tagsUnder = (phase: PlannedPhase, tagged: readonly string[]) => {
    if (!tagged.includes(phase.tag)) return [];
    const pillars = phase.pillars.filter(({ tag }) => tagged.includes(tag)).map(({ tag }) => one(tag, tags));
    return (pillars.length > 0 ? pillars : [null]).map((pillar) => ({ phase: one(phase.tag, tags), pillar }));
  };
  const addressOf = (scope: string): string => {
    const phase = phases.find((each) => each.scope === scope);
    return `${phase?.agency.toLowerCase()}-${scope}`;
  };
  const byAgency = Map.groupBy(said, (each) => each.agency);
  const recordsIn = (of: readonly Said[]): RecordToWrite[] =>
    of.flatMap((each) => {
      if (each.does !== "contribute") return [];
      const { record, at } = each;
      // An event that is in nobody's list was recorded under an id of its own by this agency.
      const lead = leadOf.get(record.event) ?? record.agency;
      return {
        event: idOf(record.event),
        recorded: record.gives === "record" && lead === record.agency,
        said: record,
        tags: phases.flatMap((phase) => tagsUnder(phase, record.cards[0]?.tags ?? [])),
        at,
        withdrawn: withdrawn.get(record.id) ?? null,
        cards: record.cards.map((card) => ({
          id: idOf(card.id),
          card,
          first: card.quantity,
          at,
          tags: card.tags.map((tag) => one(tag, tags)),
          withheld: card.withheld.map(({ scope, reason }) => ({ scope: addressOf(scope), reason })),
          amended: amended.get(card.id) ?? null,
        })),
      };
    });
  const joins = said.flatMap((each) => {
    if (each.does !== "join") return [];
    const { one, other, reason, agency } = each;
    return { agency, one: idOf(one), other: idOf(other), reason };
  });
  return {
    of: (agency: string) => {
      const own = byAgency.get(agency) ?? [];
      const nils = own.flatMap((each) => (each.does === "nil" ? [each.day] : []));
      return { records: recordsIn(own), nils };
    },
    joins,
  };
}
