/** Where a report came from: the run, the rows it was made of, what it said before, and its files. */
import { createHash } from "node:crypto";
import { notFound, type Viewer } from "../access/index.ts";
import type { OriginWire } from "../contract/imports.ts";
import { findReport } from "../intelligence/index.ts";

export async function readOrigin(viewer: Viewer, idOrReference: string): Promise<OriginWire> {
  const report = await findReport(viewer, idOrReference);
  const origin = await viewer.db
    .selectFrom("report_origin as o")
    .leftJoin("import_run as r", "r.id", "o.run_id")
    .select(["o.run_id", "o.place", "o.rows", "r.started_as", "r.created_at"])
    .where("o.report_id", "=", report.id)
    .executeTakeFirst();
  const versions = await viewer.db
    .selectFrom("report_version")
    .select(["version", "replaced_at", "body"])
    .where("report_id", "=", report.id)
    .orderBy("version", "desc")
    .execute();
  const attachments = await viewer.db
    .selectFrom("attachment")
    .select(["id", "name", "media_type", "bytes", "sha256", "pages", "confidence", "notes"])
    .where("report_id", "=", report.id)
    .orderBy("name")
    .execute();
  viewer.record({
    act: "consultation",
    subjects: [report.id, ...attachments.map((each) => each.id)],
    detail: { what: "origin" },
  });
  return {
    run: origin
      ? {
          id: origin.run_id,
          place: origin.place,
          at: (origin.created_at ?? report.created_at).toISOString(),
          by: origin.started_as ?? "",
          version: report.version,
        }
      : null,
    rows: (origin?.rows ?? []) as unknown as OriginWire["rows"],
    versions: versions.map(({ version, replaced_at, body }) => ({
      version,
      replacedAt: replaced_at.toISOString(),
      body: body as OriginWire["versions"][number]["body"],
    })),
    attachments: attachments.map(({ media_type, bytes, sha256, notes, ...rest }) => ({
      ...rest,
      mediaType: media_type,
      bytes: Number(bytes),
      sha256: sha256.toString("hex"),
      notes: notes as unknown as string[],
    })),
  };
}

export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The file byte for byte, checked against its digest before anybody is handed it. */
export async function readAttachment(viewer: Viewer, id: string): Promise<AttachedFile> {
  const file = await viewer.db
    .selectFrom("attachment")
    .select(["report_id", "name", "media_type", "content", "sha256"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!file) throw notFound("attachment");
  if (!createHash("sha256").update(file.content).digest().equals(file.sha256)) {
    throw new Error("an attachment is not what was taken in");
  }
  viewer.record({ act: "disclosure", subjects: [file.report_id, id], detail: { what: "attachment" } });
  return { name: file.name, mediaType: file.media_type, content: file.content };
}
