/**
 * The truth, written beside the reports and never read by the product: which words of which report name whom, who the
 * people are, what the groups did, and which reports tell of which event.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { iso, two } from "../calendar.ts";
import { csvRow, linesFile } from "../lines-file.ts";
import type { Item } from "../telling/item.ts";
import { refsOf } from "../telling/mentions.ts";
import type { Account } from "../telling/observers.ts";
import type { Line } from "../world/happening.ts";
import { inOwnScript } from "../world/names/name.ts";
import type { Person, Standing } from "../world/people.ts";

/** How much there is of everything, as written in `truth/totals.json`. */
export interface Totals {
  readonly seed: number;
  readonly reports: number;
  readonly items: number;
  readonly structured: number;
  readonly ofLines: number;
  readonly circular: number;
  readonly groups: number;
  readonly events: number;
  readonly people: number;
  readonly personMentions: number;
  readonly thingMentions: number;
  readonly audiences: number;
}

/** Where a report stands: its agency and its reference. */
export interface Where {
  readonly agency: string;
  readonly reference: string;
}

export interface Ledger {
  readonly line: (line: Line) => void;
  readonly report: (account: Account, where: Where) => void;
  readonly told: (line: Line) => void;
  /** Mention ids of `people.csv` go on through the run. */
  readonly mention: (id: string, person: Person) => void;
  readonly close: (rest: Pick<Totals, "seed" | "audiences">) => Totals;
}

interface Telling extends Where {
  readonly repeats: Where | null;
}

export function openLedger(folder: string): Ledger {
  mkdirSync(folder, { recursive: true });
  const people = linesFile(join(folder, "people.ndjson"));
  const things = linesFile(join(folder, "things.ndjson"));
  const cast = linesFile(join(folder, "cast.ndjson"));
  const groups = linesFile(join(folder, "groups.ndjson"));
  const events = linesFile(join(folder, "events.ndjson"));
  const clusters = linesFile(join(folder, "people.csv"));
  clusters.write(csvRow(["id", "cluster"]));
  const written = new WeakSet<Person>();
  const places = new Map<Account, Where>();
  const tellings = new Map<string, Telling[]>();
  const count = {
    reports: 0,
    items: 0,
    structured: 0,
    ofLines: 0,
    circular: 0,
    groups: 0,
    events: 0,
    people: 0,
    personMentions: 0,
    thingMentions: 0,
  };

  const introduce = (person: Person, standing: Standing) => {
    if (written.has(person)) return;
    written.add(person);
    count.people += 1;
    cast.write(JSON.stringify(portrait(person, standing)));
  };

  const item = (said: Item, nth: number, where: Where, structured: boolean) => {
    const refs = structured ? refsOf(said) : new Map<string, string>();
    const peopleIds = new Set(said.people.map(({ seen }) => seen.person.id));
    for (const { part } of said.people) introduce(part.person, part.standing);
    for (const { slot, entity, at, text, form } of said.namings) {
      const isPerson = peopleIds.has(entity);
      const ref = refs.get(slot.replace(/ alias$/, ""));
      const thing = isPerson ? null : said.things.find(({ seen }) => seen.thing.id === entity);
      const line = {
        ...where,
        item: nth,
        ...(ref !== undefined && { ref }),
        start: at,
        end: at + text.length,
        text,
        entity,
        ...(isPerson ? { form } : { kind: thing?.seen.thing.kind, value: thing?.seen.thing.value }),
      };
      (isPerson ? people : things).write(JSON.stringify(line));
    }
    count.personMentions += said.people.length;
    count.thingMentions += said.things.length;
    count.items += 1;
  };

  return {
    line: (line) => {
      count.groups += 1;
      for (const { person } of line.members) introduce(person, "member");
      groups.write(
        JSON.stringify({
          id: line.id,
          typology: line.typology,
          members: line.members.map(({ person, roles }) => ({ person: person.id, roles })),
        }),
      );
    },
    report: (account, where) => {
      const { draft, happening, repeats } = account;
      if (account.repeated) places.set(account, where);
      count.reports += 1;
      if (draft.structured) count.structured += 1;
      for (const [nth, said] of draft.items.entries()) item(said, nth, where, draft.structured);
      if (happening === null) return;
      count.ofLines += 1;
      if (repeats !== null) count.circular += 1;
      const told = tellings.get(happening.id) ?? [];
      told.push({ ...where, repeats: repeats === null ? null : (places.get(repeats) ?? null) });
      tellings.set(happening.id, told);
      if (repeats !== null) places.delete(repeats);
    },
    told: (line) => {
      for (const happening of line.happenings) {
        count.events += 1;
        const reports = tellings.get(happening.id) ?? [];
        tellings.delete(happening.id);
        events.write(
          JSON.stringify({
            id: happening.id,
            group: line.id,
            kind: happening.kind,
            day: iso(happening.day),
            place: happening.place.name,
            force: happening.place.force,
            cast: Object.values(happening.cast).map(({ person, standing, role }) => ({
              person: person.id,
              standing,
              role,
            })),
            things: Object.values(happening.things).map(({ id }) => id),
            reports: reports.map(({ agency, reference, repeats }) => ({
              agency,
              reference,
              circular: repeats !== null,
              ...(repeats !== null && { repeats }),
            })),
          }),
        );
      }
    },
    mention: (id, person) => clusters.write(csvRow([id, person.id])),
    close: (rest) => {
      for (const file of [people, things, cast, groups, events, clusters]) file.close();
      const totals = { ...rest, ...count };
      writeFileSync(join(folder, "totals.json"), `${JSON.stringify(totals, null, 2)}\n`);
      return totals;
    },
  };
}

function portrait(person: Person, standing: Standing) {
  const native = inOwnScript(person.name);
  const { year, month, day } = person.born;
  return {
    id: person.id,
    name: person.name.parts.map((part) => part.latin).join(" "),
    ...(native !== null && { native }),
    origin: person.name.origin,
    sex: person.sex,
    born: `${year}-${two(month)}-${two(day)}`,
    ...(person.nickname !== null && { nickname: person.nickname }),
    standing,
  };
}
