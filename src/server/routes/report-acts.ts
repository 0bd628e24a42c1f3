/** What is done to a report: one address an act. */
import Type from "typebox";
import type { Viewer } from "../../access/index.ts";
import {
  AskPermission,
  Disseminate,
  DraftSaved,
  EmergencyRelease,
  Erase,
  ErasureScope,
  Evaluate,
  GrantNamed,
  Keep,
  PlaceHold,
  Reach,
  ReachQuestion,
  Return,
  Review,
  Sanitise,
  Withdraw,
} from "../../contract/reports.ts";
import {
  acknowledge,
  askPermission,
  disseminate,
  emergencyRelease,
  eraseReport,
  evaluateReport,
  grantNamed,
  keepFlagged,
  liftHold,
  linkAnswer,
  placeHold,
  reachOfSharing,
  readErasureScope,
  returnReport,
  reviewRelease,
  revokeGrant,
  sanitiseReport,
  submitReport,
  unlinkAnswer,
  withdrawReport,
} from "../../intelligence/index.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

export const reportActRoutes: Routes = (api, house) => {
  /** An act answers with what it made, or just that it was done. */
  const done = (work: (viewer: Viewer) => Promise<unknown>) => async (viewer: Viewer) => {
    await work(viewer);
    return { done: true };
  };

  api.post("/reports/:id/submit", { schema: { params: ById } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => submitReport(viewer, request.params.id)),
    ),
  );
  api.post("/reports/:id/return", { schema: { params: ById, body: Return } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => returnReport(viewer, request.params.id, request.body.reason)),
    ),
  );
  api.post("/reports/:id/evaluate", { schema: { params: ById, body: Evaluate } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => evaluateReport(viewer, request.params.id, request.body)),
    ),
  );
  api.post(
    "/reports/:id/sanitise",
    { schema: { params: ById, body: Sanitise, response: { 201: DraftSaved } } },
    (request, reply) =>
      writing(house, request, reply, 201, (viewer) =>
        sanitiseReport(viewer, request.params.id, request.body),
      ),
  );
  api.post(
    "/reports/:id/reach",
    { schema: { params: ById, body: ReachQuestion, response: { 200: Reach } } },
    (request) => reading(house, request, (viewer) => reachOfSharing(viewer, request.params.id, request.body)),
  );
  api.post("/reports/:id/disseminate", { schema: { params: ById, body: Disseminate } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => disseminate(viewer, request.params.id, request.body)),
    ),
  );
  api.post("/reports/:id/acknowledge", { schema: { params: ById } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => acknowledge(viewer, request.params.id)),
    ),
  );
  api.post(
    "/reports/:id/emergency-release",
    { schema: { params: ById, body: EmergencyRelease, response: { 201: DraftSaved } } },
    (request, reply) =>
      writing(house, request, reply, 201, (viewer) =>
        emergencyRelease(viewer, request.params.id, request.body),
      ),
  );
  api.post("/emergency-releases/:id/review", { schema: { params: ById, body: Review } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => reviewRelease(viewer, request.params.id, request.body.review)),
    ),
  );
  api.post("/reports/:id/permissions", { schema: { params: ById, body: AskPermission } }, (request, reply) =>
    writing(house, request, reply, 201, async (viewer) => ({
      opened: await askPermission(viewer, request.params.id, request.body),
    })),
  );
  api.post("/reports/:id/grants", { schema: { params: ById, body: GrantNamed } }, (request, reply) =>
    writing(house, request, reply, 201, async (viewer) => ({
      id: await grantNamed(viewer, request.params.id, request.body),
    })),
  );
  api.delete("/grants/:id", { schema: { params: ById } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => revokeGrant(viewer, request.params.id)),
    ),
  );
  api.post("/reports/:id/withdraw", { schema: { params: ById, body: Withdraw } }, (request, reply) =>
    writing(house, request, reply, 200, (viewer) =>
      withdrawReport(viewer, request.params.id, request.body.reason),
    ),
  );
  api.post("/reports/:id/keep", { schema: { params: ById, body: Keep } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => keepFlagged(viewer, request.params.id, request.body.reason)),
    ),
  );
  api.get("/reports/:id/erasure", { schema: { params: ById, response: { 200: ErasureScope } } }, (request) =>
    reading(house, request, (viewer) => readErasureScope(viewer, request.params.id)),
  );
  api.post("/reports/:id/erase", { schema: { params: ById, body: Erase } }, async (request, reply) => {
    const answer = await writing(
      house,
      request,
      reply,
      200,
      done((viewer) => {
        const { authority, entries } = request.body;
        return eraseReport(viewer, house.keys, request.params.id, authority, entries);
      }),
    );
    await house.keepErased();
    return answer;
  });
  api.post("/reports/:id/hold", { schema: { params: ById, body: PlaceHold } }, (request, reply) =>
    writing(house, request, reply, 201, async (viewer) => ({
      id: await placeHold(viewer, request.params.id, request.body),
    })),
  );
  api.delete("/holds/:id", { schema: { params: ById } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => liftHold(viewer, request.params.id)),
    ),
  );

  const Answer = Type.Object({
    id: Type.String({ maxLength: 200 }),
    requirement: Type.String({ format: "uuid" }),
  });
  api.post("/reports/:id/requirements/:requirement", { schema: { params: Answer } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => linkAnswer(viewer, request.params.id, request.params.requirement)),
    ),
  );
  api.delete("/reports/:id/requirements/:requirement", { schema: { params: Answer } }, (request, reply) =>
    writing(
      house,
      request,
      reply,
      200,
      done((viewer) => unlinkAnswer(viewer, request.params.id, request.params.requirement)),
    ),
  );
};
