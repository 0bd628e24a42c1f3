/** `people.csv`: a row for each person in each item, as flat as a spreadsheet and as full of holes as what was known. */
import { csvRow, type LinesFile } from "../lines-file.ts";
import type { Account } from "../telling/observers.ts";
import { drives } from "../telling/relations.ts";
import type { SeenThing } from "../telling/seen.ts";
import type { Person } from "../world/people.ts";
import type { Where } from "./ledger.ts";

export const PEOPLE_COLUMNS = [
  "id",
  "name",
  "alias",
  "birth_date",
  "phone",
  "vehicle",
  "document",
  "address",
  "postcode",
  "handle",
  "agency",
  "reference",
  "item",
  "written",
  "place",
] as const;

/** Writes the rows of one report; returns the number of the last mention. */
export function writeRows(
  file: LinesFile,
  account: Account,
  { agency, reference }: Where,
  from: number,
  mention: (id: string, person: Person) => void,
): number {
  const { draft } = account;
  let number = from;
  draft.items.forEach((item, nth) => {
    for (const said of item.people) {
      const { seen, says } = said;
      number += 1;
      const id = `m${number}`;
      const told = (detail: "phone" | "document" | "home" | "handle"): SeenThing | null =>
        says.has(detail) ? seen[detail] : null;
      const contact =
        said.slot !== "person" &&
        item.things.find(
          (thing) => thing.slot === "contact" && seen.person.phones.includes(thing.seen.thing),
        );
      file.write(
        csvRow([
          id,
          said.naming.text,
          says.has("alias") ? (seen.alias ?? "") : "",
          says.has("birth") ? (seen.birth?.edtf ?? "") : "",
          told("phone")?.value ?? (contact ? contact.seen.value : ""),
          drives(draft.told, item, said) ?? "",
          told("document")?.value ?? "",
          told("home")?.value ?? "",
          told("home")?.thing.properties.postcode ?? "",
          told("handle")?.value ?? "",
          agency,
          reference,
          String(nth),
          draft.report.authored,
          draft.told.place.town,
        ]),
      );
      mention(id, seen.person);
    }
  });
  return number;
}
