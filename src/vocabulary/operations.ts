/**
 * How an activity or its result is described on every count card: transport mode, threat area, direction, kind of place.
 * Pillars are not here: they are data of a phase, and no official list of them is public.
 */
interface Word {
  readonly id: string;
  readonly name: string;
}

/** How people or goods travel (Home Office and NCA usage). A card that concerns no transport says none. */
export const TRANSPORT_MODES = [
  { id: "small_boat", name: "Small boat" },
  { id: "air", name: "Air" },
  { id: "accompanied_freight", name: "Accompanied freight" },
  { id: "unaccompanied_freight", name: "Unaccompanied freight" },
  { id: "common_travel_area", name: "Common Travel Area" },
] as const satisfies readonly Word[];
export type TransportMode = (typeof TRANSPORT_MODES)[number]["id"];

export const DIRECTIONS = [
  { id: "in", name: "Into the UK" },
  { id: "out", name: "Out of the UK" },
] as const satisfies readonly Word[];
export type Direction = (typeof DIRECTIONS)[number]["id"];

/** The three threat areas of organised immigration crime: the top of its taxonomy. */
export const THREAT_AREAS = [
  {
    id: "facilitation",
    name: "Facilitation",
    means: "Facilitating entry to or exit from the UK by vehicle, vessel or aircraft",
  },
  {
    id: "documents",
    name: "Documents",
    means: "Documents that are false, or genuine and fraudulently obtained",
  },
  {
    id: "abuse",
    name: "Criminal abuse of the immigration system",
    means: "Illegal working, sham marriage and the like, for gain",
  },
] as const satisfies readonly (Word & { readonly means: string })[];
export type ThreatArea = (typeof THREAT_AREAS)[number]["id"];

/** Kinds of place and premises. Practitioners' list: starting data that its owner edits. */
export const PREMISES_KINDS = [
  { id: "seaport", name: "Seaport" },
  { id: "airport", name: "Airport" },
  { id: "rail_terminal", name: "Rail or tunnel terminal" },
  { id: "shore", name: "Beach, river or shore" },
  { id: "at_sea", name: "At sea" },
  { id: "road", name: "Road, lay-by or services" },
  { id: "freight_yard", name: "Freight yard or lorry park" },
  { id: "car_wash", name: "Car wash" },
  { id: "nail_bar", name: "Nail bar" },
  { id: "barber", name: "Barber" },
  { id: "takeaway", name: "Restaurant or takeaway" },
  { id: "shop", name: "Shop" },
  { id: "construction_site", name: "Construction site" },
  { id: "farm", name: "Farm or food processing" },
  { id: "warehouse", name: "Warehouse or storage" },
  { id: "delivery_hub", name: "Delivery hub" },
  { id: "home", name: "Home or shared house" },
  { id: "hotel", name: "Hotel or guest house" },
  { id: "office", name: "Office" },
  { id: "public_place", name: "Other public place" },
] as const satisfies readonly Word[];
export type PremisesKind = (typeof PREMISES_KINDS)[number]["id"];

/** How far a card has come. A draft is no card yet; what is locked changes only by a version with a reason. */
export const CARD_STATES = ["provisional", "validated", "locked"] as const;
export type CardState = (typeof CARD_STATES)[number];
