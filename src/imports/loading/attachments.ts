/** The file that a report was made of, kept with it: what is offered later is byte for byte what came in. */
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Importer } from "../../access/index.ts";
import type { PreparedAttachment } from "../preparing/index.ts";

export async function writeAttachments(
  importer: Importer,
  files: readonly { readonly name: string; readonly path: string }[],
  attachments: readonly PreparedAttachment[],
  reportOf: ReadonlyMap<number, string>,
): Promise<void> {
  for (const attachment of attachments) {
    const report = reportOf.get(attachment.record);
    const file = files[attachment.file];
    if (report === undefined || file === undefined) continue;
    const content = await readFile(file.path);
    const { mediaType, pages, confidence, notes } = attachment;
    await importer.query(
      `insert into attachment (id, report_id, audience_id, name, media_type, bytes, sha256, content, pages, confidence, notes)
       select $1, r.id, r.audience_id, $3, $4, $5, $6, $7, $8, $9, $10 from report r where r.id = $2`,
      [
        randomUUID(),
        report,
        file.name.slice(0, 300),
        mediaType,
        content.length,
        createHash("sha256").update(content).digest(),
        content,
        pages,
        confidence,
        JSON.stringify(notes),
      ],
    );
  }
}
