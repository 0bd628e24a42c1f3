/** Ports of the UK by UN/LOCODE and airports by IATA code, with the police area they lie in. Practitioners' starting list. */
export interface Port {
  readonly code: string;
  readonly name: string;
  readonly kind: "seaport" | "airport" | "rail_terminal";
  /** The code of a territorial force (`forces.ts`). */
  readonly force: string;
}

export const PORTS: readonly Port[] = [
  ...ports("seaport", [
    "GBDVR Dover KENT",
    "GBRMG Ramsgate KENT",
    "GBNHV Newhaven SUSSEX",
    "GBPME Portsmouth HANTS",
    "GBSOU Southampton HANTS",
    "GBPOO Poole DORSET",
    "GBPLY Plymouth DEVCORN",
    "GBHRW Harwich ESSEX",
    "GBFXT Felixstowe SUFFOLK",
    "GBTIL Tilbury ESSEX",
    "GBPFT Purfleet ESSEX",
    "GBIMM Immingham HUMBERSIDE",
    "GBHUL Hull HUMBERSIDE",
    "GBTYN Tyne NORTHUMBRIA",
    "GBHLY Holyhead NWALES",
    "GBFIS Fishguard DYFED",
    "GBPED Pembroke Dock DYFED",
    "GBLIV Liverpool MERSEYSIDE",
    "GBHYM Heysham LANCS",
    "GBCYN Cairnryan POLSCOT",
    "GBBEL Belfast PSNI",
    "GBLAR Larne PSNI",
  ]),
  ...ports("rail_terminal", ["GBFOL Folkestone KENT"]),
  ...ports("airport", [
    "LHR Heathrow MPS",
    "LGW Gatwick SUSSEX",
    "STN Stansted ESSEX",
    "LTN Luton BEDS",
    "LCY London City MPS",
    "SEN Southend ESSEX",
    "MAN Manchester GMP",
    "LPL Liverpool John Lennon MERSEYSIDE",
    "BHX Birmingham WMP",
    "EMA East Midlands LEICS",
    "LBA Leeds Bradford WYORKS",
    "NCL Newcastle NORTHUMBRIA",
    "BRS Bristol ASPOLICE",
    "BOH Bournemouth DORSET",
    "SOU Southampton HANTS",
    "CWL Cardiff SWALES",
    "BFS Belfast International PSNI",
    "BHD Belfast City PSNI",
    "EDI Edinburgh POLSCOT",
    "GLA Glasgow POLSCOT",
  ]),
];

function ports(kind: Port["kind"], lines: readonly string[]): Port[] {
  return lines.map((line) => {
    const words = line.split(" ");
    return { kind, code: words[0] ?? "", name: words.slice(1, -1).join(" "), force: words.at(-1) ?? "" };
  });
}
