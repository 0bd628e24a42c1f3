import Type, { type Static } from "typebox";
import { Id, Instant, Page } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** GET /oversight/log?act=&account=&subject=&from=&to=&cursor= : for the data protection officer. */
export const LogEntry = Type.Object({
  id: Id,
  at: Instant,
  act: Type.String(),
  actor: Nullable(Type.String()),
  agency: Nullable(Type.String()),
  purpose: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  detail: Nullable(Type.Record(Type.String(), Type.Unknown())),
  erasedBy: Nullable(
    Type.Object(
      { entry: Id, at: Instant, agency: Nullable(Type.String()), actor: Nullable(Type.String()) },
      { description: "the act that erased its reason and detail; the person is told to their own agency" },
    ),
  ),
  subjects: Type.Array(Id),
  leaf: Nullable(Type.Integer({ description: "its place in the sealed log; null until it is sealed" })),
});
export type LogEntryWire = Static<typeof LogEntry>;
export const LogPage = Page(LogEntry);
export type LogPageWire = Static<typeof LogPage>;

/** GET /oversight/seals */
export const Seals = Type.Object({
  size: Type.Integer(),
  root: Nullable(Type.String()),
  at: Nullable(Instant),
  unsealed: Type.Integer(),
});
export type SealsWire = Static<typeof Seals>;

/** GET /oversight/held?q= : for one person, selector or report: what is held, why, who read it, who received it, until when. */
export const Held = Type.Object({
  understood: Type.String(),
  reports: Type.Array(
    Type.Object({
      id: Id,
      reference: Type.String(),
      title: Type.String(),
      state: Type.String(),
      purpose: Type.String(),
      basis: Type.String(),
      agency: Type.String(),
      heldSince: Instant,
      disposeAfter: Nullable(Type.String()),
      disposalRule: Type.String(),
      holds: Type.Array(Type.String()),
      mentions: Type.Array(Type.Object({ id: Id, kind: Type.String(), text: Type.String() })),
      readBy: Type.Array(
        Type.Object({
          name: Type.String(),
          agency: Type.String(),
          at: Instant,
          act: Type.String(),
          reason: Nullable(Type.String()),
        }),
      ),
      receivedBy: Type.Array(
        Type.Object({ to: Type.String(), purpose: Type.String(), at: Instant, by: Type.String() }),
      ),
    }),
  ),
  erased: Type.Array(
    Type.Object({ report: Id, at: Instant, authority: Type.String(), signedBy: Type.String() }),
  ),
});
export type HeldWire = Static<typeof Held>;

/** POST /exports: the rows of a list as they are shown, before they are taken away as a table. */
export const Export = Type.Object({
  list: Type.String({ pattern: "^[a-z][a-z-]{0,39}$" }),
  head: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 60 }),
  rows: Type.Array(
    Type.Object({
      ids: Type.Array(Id, { minItems: 1, maxItems: 20, description: "of which rows it speaks" }),
      cells: Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 60 }),
    }),
    { maxItems: 5000 },
  ),
});
export type ExportWire = Static<typeof Export>;
export const Exported = Type.Object({ csv: Type.String({ description: "with a byte order mark" }) });
export type ExportedWire = Static<typeof Exported>;
