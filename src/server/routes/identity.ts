/** Who is who: things, judgements, and the review of what is near the line. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  Judged,
  Learning,
  NewJudgement,
  Pair,
  Retraction,
  Review,
  ReviewQuery,
  Split,
  Thing,
  ThingQuery,
} from "../../contract/identity.ts";
import {
  judge,
  readLearning,
  readPair,
  readReview,
  readThing,
  retract,
  split,
} from "../../identity/index.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

const ByAct = Type.Object({ act: Id });
const ByMention = Type.Object({ id: Id });
const BySides = Type.Object({ left: Id, right: Id });

export const identityRoutes: Routes = (api, house) => {
  api.get(
    "/things/:id",
    { schema: { params: ById, querystring: ThingQuery, response: { 200: Thing } } },
    async (request) => {
      const { on = null } = request.query;
      return await reading(house, request, (viewer) => readThing(viewer, request.params.id, on));
    },
  );
  api.post(
    "/things/:id/split",
    { schema: { params: ByMention, body: Split, response: { 201: Judged } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => split(viewer, request.params.id, request.body)),
  );
  api.post(
    "/judgements",
    { schema: { body: NewJudgement, response: { 201: Judged } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => judge(viewer, request.body)),
  );
  api.post(
    "/judgements/:act/retraction",
    { schema: { params: ByAct, body: Retraction, response: { 200: Judged } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        retract(viewer, request.params.act, request.body.reason),
      ),
  );
  api.get(
    "/pairs/:left/:right",
    { schema: { params: BySides, response: { 200: Pair } } },
    async (request) =>
      await reading(house, request, (viewer) => readPair(viewer, request.params.left, request.params.right)),
  );
  api.get(
    "/review",
    { schema: { querystring: ReviewQuery, response: { 200: Review } } },
    async (request) => await reading(house, request, (viewer) => readReview(viewer, request.query)),
  );
  api.get("/review/learning", { schema: { response: { 200: Learning } } }, async (request) => {
    return await reading(house, request, readLearning);
  });
};
