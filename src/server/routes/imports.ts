/** Imports: runs, their files, what they refused, mappings; where a report came from and its files. */
import type { Readable } from "node:stream";
import Type from "typebox";
import {
  BeginImport,
  GuessRequest,
  ImportedReportPage,
  ImportGuess,
  ImportMapping,
  ImportPage,
  ImportPreview,
  ImportRefusalPage,
  ImportRun,
  ImportSettings,
  Origin,
  SaveMapping,
} from "../../contract/imports.ts";
import {
  addFile,
  beginRun,
  cancelRun,
  filesToGuess,
  guessMappingOf,
  importedReports,
  listMappings,
  listRuns,
  pauseRun,
  previewRun,
  readAttachment,
  readMapping,
  readOrigin,
  readRefusals,
  readRun,
  rejectsFile,
  requireGathering,
  resumeRun,
  saveMapping,
  startRun,
} from "../../imports/index.ts";
import { reportFormatSchema } from "../../intake/format/index.ts";
import { reading, sessionOf, whyOf, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

const ByUuid = Type.Object({ id: Type.String({ format: "uuid" }) });
const Paged = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 500 })) });
const Named = Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) });

export const importRoutes: Routes = (api, house) => {
  // A file comes as it is, however long: it is never held in memory.
  api.addContentTypeParser(
    "application/octet-stream",
    { bodyLimit: Number.MAX_SAFE_INTEGER },
    (_, payload, done) => done(null, payload),
  );

  api.get("/report-format.json", { schema: { hide: true } }, async () => reportFormatSchema);

  api.get("/imports", { schema: { querystring: Paged, response: { 200: ImportPage } } }, async (request) =>
    reading(house, request, (viewer) => listRuns(viewer, house.cursorKey, request.query.cursor)),
  );
  api.post("/imports", { schema: { body: BeginImport } }, async (request, reply) =>
    writing(house, request, reply, 201, async (viewer) => ({ id: await beginRun(viewer, request.body) })),
  );
  api.get("/imports/:id", { schema: { params: ByUuid, response: { 200: ImportRun } } }, async (request) =>
    reading(house, request, (viewer) => readRun(viewer, request.params.id)),
  );
  api.put(
    "/imports/:id/files",
    { schema: { params: ByUuid, querystring: Named, consumes: ["application/octet-stream"] } },
    async (request) => {
      const { id } = request.params;
      await reading(house, request, (viewer) => requireGathering(viewer, id));
      const file = await house.spool.take(id, request.query.name, request.body as Readable);
      const files = await reading(house, request, (viewer) => addFile(viewer, id, file));
      return { files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })) };
    },
  );
  api.post(
    "/imports/:id/guess",
    { schema: { params: ByUuid, body: GuessRequest, response: { 200: ImportGuess } } },
    async (request) => {
      const files = await reading(house, request, (viewer) =>
        filesToGuess(viewer, house.spool, request.params.id),
      );
      return await guessMappingOf(files, request.body.settings ?? {});
    },
  );
  api.post(
    "/imports/:id/preview",
    { schema: { params: ByUuid, body: ImportSettings, response: { 200: ImportPreview } } },
    async (request) =>
      previewRun(house, sessionOf(house, request), whyOf(request), request.params.id, request.body),
  );
  api.post(
    "/imports/:id/start",
    { schema: { params: ByUuid, body: ImportSettings } },
    async (request, reply) =>
      writing(house, request, reply, 200, (viewer) => startRun(viewer, request.params.id, request.body)),
  );
  api.post("/imports/:id/pause", { schema: { params: ByUuid } }, async (request, reply) =>
    writing(house, request, reply, 200, (viewer) => pauseRun(viewer, request.params.id)),
  );
  api.post("/imports/:id/resume", { schema: { params: ByUuid } }, async (request, reply) =>
    writing(house, request, reply, 200, (viewer) => resumeRun(viewer, request.params.id)),
  );
  api.post("/imports/:id/cancel", { schema: { params: ByUuid } }, async (request, reply) =>
    writing(house, request, reply, 200, (viewer) => cancelRun(viewer, house.spool, request.params.id)),
  );
  api.get(
    "/imports/:id/refusals",
    { schema: { params: ByUuid, querystring: Paged, response: { 200: ImportRefusalPage } } },
    async (request) =>
      reading(house, request, (viewer) =>
        readRefusals(viewer, house.cursorKey, request.params.id, request.query.cursor),
      ),
  );
  api.get("/imports/:id/rejects", { schema: { params: ByUuid } }, async (request, reply) => {
    const { name, content } = await reading(house, request, (viewer) =>
      rejectsFile(viewer, request.params.id),
    );
    return await reply
      .type("application/octet-stream")
      .header("content-disposition", `attachment; filename="${name}"`)
      .send(content);
  });
  api.get(
    "/imports/:id/reports",
    { schema: { params: ByUuid, querystring: Paged, response: { 200: ImportedReportPage } } },
    async (request) =>
      reading(house, request, (viewer) =>
        importedReports(viewer, house.cursorKey, request.params.id, request.query.cursor),
      ),
  );

  api.get("/mappings", { schema: { response: { 200: Type.Array(ImportMapping) } } }, async (request) =>
    reading(house, request, listMappings),
  );
  api.post("/mappings", { schema: { body: SaveMapping } }, async (request, reply) =>
    writing(house, request, reply, 201, async (viewer) => ({ id: await saveMapping(viewer, request.body) })),
  );
  api.get(
    "/mappings/:id",
    { schema: { params: ByUuid, response: { 200: ImportMapping } } },
    async (request) => reading(house, request, (viewer) => readMapping(viewer, request.params.id)),
  );

  api.get("/reports/:id/origin", { schema: { params: ById, response: { 200: Origin } } }, async (request) =>
    reading(house, request, (viewer) => readOrigin(viewer, request.params.id)),
  );
  api.get("/attachments/:id", { schema: { params: ByUuid } }, async (request, reply) => {
    const file = await reading(house, request, (viewer) => readAttachment(viewer, request.params.id));
    // Never opened in place: what came from outside runs nothing here.
    return await reply
      .type("application/octet-stream")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(file.content);
  });
};
