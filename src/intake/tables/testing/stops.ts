/** A small mapping with everything in it, and the tables it reads. Synthetic people; Ofcom's reserved numbers. */
import type { MappingWire } from "../../../contract/mappings.ts";

export const STOPS: MappingWire = {
  mapping: 1,
  name: "Stops at the port",
  version: 3,
  tables: {
    stop: { match: "stops*.csv", dates: { Date: "DD/MM/YYYY" } },
    aboard: { match: "aboard.csv" },
    person: { match: "people.csv", dates: { DOB: "DD/MM/YYYY" }, omit: ["Religion"] },
    phone: { match: "phones.csv", optional: true },
  },
  values: { direction: { I: "inbound", O: "outbound" }, yes: { Y: "yes", N: "no" } },
  defaults: {
    agency: "BF",
    purpose: "law_enforcement",
    classification: "OFFICIAL-SENSITIVE",
    precedence: "routine",
    audience: [{ agency: "NCA" }],
    grade: { source: "1", information: "A", handling: "C", action: "A2", sanitisation: "S1" },
  },
  reports: [
    {
      of: "stop",
      where: [{ column: "Void", isNot: ["Y"] }],
      with: {
        seat: { table: "aboard", on: { Stop: "No" } },
        who: { table: "person", from: "seat", on: { Id: "Person" } },
        number: { table: "phone", from: "who", on: { Person: "Id" } },
      },
      reference: "STOP-{No}",
      authored: "{Date}",
      information: { from: "{Date}" },
      title: "{VRM} stopped on {Date|words}",
      items: [
        {
          text: "{VRM} was stopped {Direction|direction} on {Date|words}[, driven by {Driver}].[ Aboard: [each who|{Name}[ ({seat.Role})][ on [each number|{Number}|, ]]|; ].][ Numbers seen: {Phones}.]",
          mentions: [
            { ref: "car", kind: "vehicle", properties: { registration: "{VRM}" }, text: "{VRM}" },
            {
              ref: "who",
              kind: "person",
              each: "who",
              properties: { name: "{Name}", birthDate: "{DOB}" },
              text: "{Name}",
              categories: { column: "seat.Role", values: { Driver: ["suspect:assessment"], Passenger: [] } },
            },
            { ref: "number", kind: "phone", each: "number", properties: { number: "{Number}" } },
            {
              ref: "seen",
              kind: "phone",
              split: { column: "Phones" },
              properties: { number: "{part}" },
              text: "{part}",
            },
          ],
          links: [
            { from: "who", to: "car", kind: "aboard", role: "{seat.Role}", from_time: "{stop.Date}" },
            { from: "who", to: "number", kind: "uses" },
          ],
        },
      ],
    },
  ],
};

export const STOP_FILES = {
  "stops.csv":
    "No,Date,VRM,Direction,Driver,Phones,Void\n1,21/09/2025,ab12 cde,I,Arben Hoxha,07700 900123; 07700 900124,N\n2,31/02/2025,XY99 ZZZ,O,,,N\n3,22/09/2025,XY99 ZZZ,O,,,Y\n4,23/09/2025,CD34 EFG,X,,,\n",
  "aboard.csv": "Stop,Person,Role\n1,10,Driver\n1,11,Passenger\n4,11,Stowaway\n",
  "people.csv":
    "Id,Name,DOB,Religion\n10,Arben Hoxha,21/04/1987,a\n11,علي حسين,,b\n12,Luan Shehu,99/99/1999,c\n",
  "phones.csv": "Person,Number\n10,07700 900200\n10,07700 900201\n11,07700 900300\n",
};
