/** Reports: lists, pages, drafts. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import { Recognised, RecogniseText } from "../../contract/recognise.ts";
import {
  DraftSaved,
  Reliance,
  ReportDetail,
  ReportDraft,
  ReportPage,
  Submission,
} from "../../contract/reports.ts";
import {
  createDraft,
  discardDraft,
  listReports,
  readReliance,
  readReport,
  readSubmission,
  recogniseText,
  saveDraft,
} from "../../intelligence/index.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

const Filter = Type.Object({
  state: Type.Optional(Type.Enum(["draft", "submitted", "evaluated", "disseminated", "withdrawn"])),
  precedence: Type.Optional(Type.Enum(["immediate", "time_critical", "routine"])),
  agency: Type.Optional(Type.String({ maxLength: 20 })),
  mine: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const reportRoutes: Routes = (api, house) => {
  api.get("/reports", { schema: { querystring: Filter, response: { 200: ReportPage } } }, async (request) => {
    return await reading(house, request, (viewer) => listReports(viewer, request.query, house.cursorKey));
  });
  api.get("/reports/:id", { schema: { params: ById, response: { 200: ReportDetail } } }, async (request) => {
    return await reading(house, request, (viewer) => readReport(viewer, request.params.id));
  });
  api.get(
    "/reports/:id/reliance",
    { schema: { params: ById, response: { 200: Reliance } } },
    async (request) => await reading(house, request, (viewer) => readReliance(viewer, request.params.id)),
  );
  api.post(
    "/reports",
    { schema: { body: ReportDraft, response: { 201: DraftSaved } } },
    async (request, reply) => {
      return await writing(house, request, reply, 201, (viewer) => createDraft(viewer, request.body));
    },
  );
  api.put(
    "/reports/:id",
    { schema: { params: ById, body: ReportDraft, response: { 200: DraftSaved } } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, (viewer) =>
        saveDraft(viewer, request.params.id, request.body),
      );
    },
  );
  api.delete("/reports/:id", { schema: { params: ById } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await discardDraft(viewer, request.params.id);
      return { discarded: true };
    });
  });
  api.post(
    "/text/recognise",
    { schema: { body: RecogniseText, response: { 200: Recognised } } },
    async (request) => {
      return await reading(house, request, (viewer) => recogniseText(viewer, request.body.text));
    },
  );
  api.get(
    "/submissions/:id",
    { schema: { params: Type.Object({ id: Id }), response: { 200: Submission } } },
    async (request) => await reading(house, request, (viewer) => readSubmission(viewer, request.params.id)),
  );
};
