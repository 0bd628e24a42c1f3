/** Imports: runs that bring in reports, tables and documents, and the mappings they use. */
import Type, { type Static } from "typebox";
import { Id, Instant, Page } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const ImportFormat = Type.Enum(["reports", "tables", "documents"]);

/**
 * POST /imports begins a run; PUT /imports/:id/files?name= adds a file (its bytes as the body); POST /imports/:id/preview
 * shows what would become of it; POST /imports/:id/start starts it.
 */
export const BeginImport = Type.Object({
  format: ImportFormat,
  mends: Type.Optional(Id),
});
export const ImportSettings = Type.Object({
  mapping: Type.Optional(Type.Union([Id, Type.Null()], { description: "for tables: a saved mapping" })),
  share: Type.Boolean({
    description:
      "disseminate to the audiences that the reports name. An approval: needs an intelligence officer and the password again",
  }),
  settings: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
      description: "encoding and separator of tables; title, grade, purpose of documents",
    }),
  ),
});
export type ImportSettingsWire = Static<typeof ImportSettings>;

export const ImportFile = Type.Object({
  name: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
});

export const ImportRun = Type.Object({
  id: Id,
  agency: Type.String(),
  format: ImportFormat,
  files: Type.Array(ImportFile),
  mapping: Nullable(Type.Object({ id: Id, name: Type.String(), version: Type.Integer() })),
  settings: Type.Record(Type.String(), Type.Unknown()),
  purpose: Type.String(),
  reason: Type.String(),
  share: Type.Boolean(),
  state: Type.Enum(["gathering", "waiting", "running", "paused", "cancelled", "done", "failed"]),
  asked: Nullable(Type.Enum(["pause", "cancel"])),
  startedBy: Type.String(),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  failure: Nullable(Type.String({ description: "a sentence for whoever started it" })),
  mends: Nullable(Id),
  mendedBy: Type.Array(Id),
  records: Type.Integer({ description: "finished so far" }),
  bytesRead: Type.Integer(),
  bytesTotal: Type.Integer(),
  rate: Nullable(Type.Number({ description: "records a second of work, so far" })),
  secondsLeft: Nullable(Type.Number()),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    withdrawn: Type.Integer({ description: "withdrawn here before, and left so" }),
    refused: Type.Integer(),
    claims: Type.Integer({ description: "mentions and links written" }),
  }),
  notes: Type.Array(Type.Object({ note: Type.String(), times: Type.Integer() })),
  actions: Type.Array(Type.Enum(["start", "pause", "resume", "cancel", "mend"])),
});
export type ImportRunWire = Static<typeof ImportRun>;
export const ImportPage = Page(ImportRun);
export type ImportPageWire = Static<typeof ImportPage>;

/** GET /imports/:id/refusals; GET /imports/:id/rejects is the file to mend. */
export const ImportRefusal = Type.Object({
  record: Type.Integer(),
  place: Type.String(),
  reference: Nullable(Type.String()),
  raw: Type.String(),
  flaws: Type.Array(Type.Object({ where: Type.String(), message: Type.String() })),
});
export type ImportRefusalWire = Static<typeof ImportRefusal>;
export const ImportRefusalPage = Page(ImportRefusal);
export type ImportRefusalPageWire = Static<typeof ImportRefusalPage>;

/** GET /imports/:id/reports: what a run wrote, newest version by now. */
export const ImportedReport = Type.Object({
  id: Id,
  reference: Type.String(),
  title: Type.String(),
  place: Type.String(),
});
export const ImportedReportPage = Page(ImportedReport);
export type ImportedReportPageWire = Static<typeof ImportedReportPage>;

/** POST /imports/:id/preview: the first reports as they would be, and a pass with counts. Nothing is written. */
export const ImportPreview = Type.Object({
  sample: Type.Array(
    Type.Object({
      place: Type.String(),
      report: Type.Unknown({
        description: "a line of the report format, mentions found in its text included",
      }),
      rows: Type.Array(
        Type.Object({
          table: Type.String(),
          row: Type.Integer(),
          values: Type.Record(Type.String(), Type.String()),
        }),
      ),
    }),
  ),
  records: Type.Integer(),
  complete: Type.Boolean({ description: "false when it stopped counting after its time" }),
  counts: Type.Object({
    new: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    withdrawn: Type.Integer(),
    refused: Type.Integer(),
  }),
  mentions: Type.Record(Type.String(), Type.Integer(), { description: "by kind" }),
  refusals: Type.Array(Type.Object({ message: Type.String(), times: Type.Integer(), first: Type.String() }), {
    description: "by reason, commonest first, with the place of the first",
  }),
  notes: Type.Array(Type.Object({ note: Type.String(), times: Type.Integer() })),
  reach: Type.Array(
    Type.Object({
      recipients: Type.String({ description: "as the reports name them; empty for the owner's own desks" }),
      reports: Type.Integer(),
      accounts: Type.Integer(),
    }),
    { description: "who will be able to read them" },
  ),
});
export type ImportPreviewWire = Static<typeof ImportPreview>;

/** GET /mappings, POST /mappings (a new version of its name), GET /mappings/:id */
export const SaveMapping = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  body: Type.Record(Type.String(), Type.Unknown()),
});
export const ImportMapping = Type.Object({
  id: Id,
  name: Type.String(),
  version: Type.Integer(),
  versions: Type.Array(Type.Object({ id: Id, version: Type.Integer(), by: Type.String(), at: Instant })),
  body: Type.Record(Type.String(), Type.Unknown()),
  by: Type.String(),
  at: Instant,
});
export type ImportMappingWire = Static<typeof ImportMapping>;

/** GET /reports/:id/origin: where it came from, for the owner's own readers; its attachments for all of its readers. */
export const Origin = Type.Object({
  run: Nullable(
    Type.Object({ id: Id, place: Type.String(), at: Instant, by: Type.String(), version: Type.Integer() }),
  ),
  rows: Type.Array(
    Type.Object({
      table: Type.String(),
      row: Type.Integer(),
      values: Type.Record(Type.String(), Type.String()),
    }),
  ),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      replacedAt: Instant,
      body: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  attachments: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      mediaType: Type.String(),
      bytes: Type.Integer(),
      sha256: Type.String(),
      pages: Nullable(Type.Integer()),
      confidence: Nullable(Type.Number()),
      notes: Type.Array(Type.String()),
    }),
  ),
});
export type OriginWire = Static<typeof Origin>;

/** POST /imports/:id/guess: the tables as they were read, and a mapping that may fit, each guess with its reason. */
export const GuessRequest = Type.Object({
  settings: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown())),
});
export const ImportGuess = Type.Object({
  tables: Type.Array(
    Type.Object({
      name: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Record(Type.String(), Type.String()), { description: "the first twenty" }),
      reading: Type.String({ description: "as which it was read: UTF-8, comma-separated" }),
    }),
  ),
  mapping: Type.Record(Type.String(), Type.Unknown(), {
    description: "to be looked through before it is saved",
  }),
  guesses: Type.Array(
    Type.Object({
      table: Type.String(),
      column: Type.String(),
      proposes: Type.String({ description: "a phone number; the date of birth of the person" }),
      because: Type.String({ description: "98% of its values are telephone numbers" }),
    }),
  ),
  questions: Type.Array(
    Type.Object({
      table: Type.String(),
      column: Type.String(),
      asks: Type.String(),
      choices: Type.Array(Type.String()),
    }),
    { description: "what a person must decide because the values do not say it" },
  ),
});
export type ImportGuessWire = Static<typeof ImportGuess>;
