/**
 * Cards as PostgreSQL copies them out in its binary form (docs: COPY, "Binary Format"): a row is its number of fields, then each
 * field by its length and its bytes.
 */
import type { Bytes, Reading } from "../../count/index.ts";

/** The fields, in this order. What is looked up together lies together. */
export const COPY_CARDS = `
  copy (select c.id, c.event_id, c.audience_id, c.quantity, (extract(epoch from c.changed_at) * 1000000)::int8,
               c.measure, c.measure_version, c.day, c.mode, c.direction, c.area, c.lead_id,
               c.threat_area, c.premises, c.offence, c.link, c.state, c.tags, c.agencies, c.scopes, c.agency_id, c.persons
          from count_card c where c.state <> 'withdrawn')
    to stdout (format binary)`;
const FIELDS = 22;
/** Signature, flags, length of what follows them. */
const HEADER = 19;

/** Takes the copy piece by piece and hands over each card; what it hands over holds until it returns. */
export function createCopied(each: (card: Bytes) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let began = false;
  const starts = new Int32Array(FIELDS + 1);
  return (chunk) => {
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!began) {
      if (buffer.length < HEADER) {
        rest = buffer;
        return;
      }
      at = HEADER;
      began = true;
    }
    const card = bytesOf(buffer);
    for (;;) {
      const end = fieldsOf(buffer, at, starts);
      if (end === -1) break;
      locate(card, starts);
      each(card);
      at = end;
    }
    rest = Buffer.from(buffer.subarray(at));
  };
}

/** Where the fields of a row begin, with their lengths; answers where it ends, or -1 where it is not all there. */
function fieldsOf(buffer: Buffer, at: number, starts: Int32Array): number {
  if (at + 2 > buffer.length || buffer.readInt16BE(at) === -1) return -1;
  let place = at + 2;
  for (let field = 0; field < FIELDS; field++) {
    starts[field] = place;
    if (place + 4 > buffer.length) return -1;
    const length = buffer.readInt32BE(place);
    place += 4 + Math.max(0, length);
  }
  starts[FIELDS] = place;
  return place > buffer.length ? -1 : place;
}

function bytesOf(buffer: Buffer): Bytes {
  const part = () => ({ from: 0, end: 0 });
  return {
    buffer,
    card: 0,
    event: 0,
    measure: part(),
    day: part(),
    place: part(),
    what: part(),
    tags: part(),
    agencies: part(),
    scopes: part(),
    owner: part(),
    audience: 0,
    quantity: 0,
    changed: 0,
    persons: [],
  };
}

function locate(card: Bytes, starts: Int32Array): void {
  const { buffer } = card;
  const at = (field: number) => (starts[field] as number) + 4;
  card.card = at(0);
  card.event = at(1);
  card.audience = buffer.readInt32BE(at(2));
  card.quantity = wholeAt(buffer, at(3));
  card.changed = wholeAt(buffer, at(4));
  span(card.measure, starts, 5, 7);
  span(card.day, starts, 7, 10);
  span(card.place, starts, 10, 12);
  span(card.what, starts, 12, 17);
  span(card.tags, starts, 17, 18);
  span(card.agencies, starts, 18, 19);
  span(card.scopes, starts, 19, 20);
  span(card.owner, starts, 20, 21);
  // An array without elements has no dimensions.
  card.persons = buffer.readInt32BE(at(21)) === 0 ? NOBODY : wholesAt(buffer, at(21));
}

const NOBODY: readonly number[] = [];

function span(part: { from: number; end: number }, starts: Int32Array, first: number, next: number): void {
  part.from = starts[first] as number;
  part.end = starts[next] as number;
}

/** Whole numbers below 2^53. */
function wholeAt(buffer: Buffer, at: number): number {
  return buffer.readInt32BE(at) * 2 ** 32 + buffer.readUInt32BE(at + 4);
}

function wholesAt(buffer: Buffer, at: number): number[] {
  return elementsAt(buffer, at).map((element) => wholeAt(buffer, element));
}

/** Where the elements of a list lie. */
function elementsAt(buffer: Buffer, at: number): number[] {
  if (buffer.readInt32BE(at) === 0) return [];
  const elements: number[] = [];
  let place = at + 20;
  for (let left = buffer.readInt32BE(at + 12); left > 0; left--) {
    elements.push(place + 4);
    place += 4 + buffer.readInt32BE(place);
  }
  return elements;
}

/** What the parts say; agencies by their codes. */
export function readingOf(codeOfAgency: (id: string) => string): Reading {
  const agency = (bytes: Buffer, at: number) => codeOfAgency(uuidAt(bytes, at));
  return {
    measure: (bytes) => {
      const [id, version] = fields(bytes, 2);
      return `${textAt(bytes, id)}@${bytes.readInt32BE((version as number) + 4)}`;
    },
    day: (bytes) => {
      const [day, mode, direction] = fields(bytes, 3);
      return [dayAt(bytes, day), textAt(bytes, mode), textAt(bytes, direction)];
    },
    place: (bytes) => {
      const [area, lead] = fields(bytes, 2);
      return [textAt(bytes, area), agency(bytes, (lead as number) + 4)];
    },
    what: (bytes) => {
      const [threatArea, premises, offence, link, state] = fields(bytes, 5).map((at) => textAt(bytes, at));
      return [threatArea ?? "", premises ?? "", offence ?? "", link ?? "", state ?? ""];
    },
    tags: (bytes) =>
      elementsAt(bytes, 4).map((at) => bytes.toString("utf8", at, at + bytes.readInt32BE(at - 4))),
    agencies: (bytes) => elementsAt(bytes, 4).map((at) => agency(bytes, at)),
    scopes: (bytes) => elementsAt(bytes, 4).map((at) => uuidAt(bytes, at)),
    owner: (bytes) => agency(bytes, 4),
  };
}

function fields(bytes: Buffer, count: number): number[] {
  const starts: number[] = [];
  let at = 0;
  for (let field = 0; field < count; field++) {
    starts.push(at);
    at += 4 + Math.max(0, bytes.readInt32BE(at));
  }
  return starts;
}

/** What was not said is an empty word. */
function textAt(bytes: Buffer, at = 0): string {
  const length = bytes.readInt32BE(at);
  return length === -1 ? "" : bytes.toString("utf8", at + 4, at + 4 + length);
}

/** Days since 2000-01-01. */
function dayAt(bytes: Buffer, at = 0): string {
  return new Date(Date.UTC(2000, 0, 1 + bytes.readInt32BE(at + 4))).toISOString().slice(0, 10);
}

function uuidAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString("hex", at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
