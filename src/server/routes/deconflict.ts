/** Deconfliction. What is asked, and where it stands, leaves at a tick: how long it took tells nothing. */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  DeconflictionAnswer,
  Deconflictions,
  HeldMatches,
  NewDeconfliction,
  NewMatchAnswer,
} from "../../contract/deconflict.ts";
import { PACE } from "../../identity/index.ts";
import { answerMatch, deconflict, heldMatches, listDeconflictions } from "../../operations/index.ts";
import { holdToTick } from "../hold.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const ByUuid = Type.Object({ id: Id });

export const deconflictRoutes: Routes = (api, house) => {
  // No answer is kept to be repeated: it holds what may be read now. Asking again is a new deconfliction.
  api.post(
    "/taskings/:id/deconflict",
    {
      schema: { params: ByUuid, body: NewDeconfliction, response: { 201: DeconflictionAnswer } },
      onSend: holdToTick,
    },
    async (request, reply) => {
      void reply.code(201);
      return await reading(house, request, (viewer) =>
        deconflict(viewer, request.params.id, request.body, house.pace ?? PACE),
      );
    },
  );
  api.get(
    "/taskings/:id/deconflictions",
    { schema: { params: ByUuid, response: { 200: Deconflictions } }, onSend: holdToTick },
    async (request) =>
      await reading(house, request, (viewer) => listDeconflictions(viewer, request.params.id)),
  );
  api.get("/deconflictions/mine", { schema: { response: { 200: HeldMatches } } }, async (request) => {
    return await reading(house, request, heldMatches);
  });
  api.post(
    "/deconflictions/:match/answer",
    { schema: { params: Type.Object({ match: Id }), body: NewMatchAnswer } },
    async (request, reply) =>
      await writing(house, request, reply, 200, async (viewer) => {
        await answerMatch(viewer, request.params.match, request.body);
        return { answer: request.body.answer };
      }),
  );
};
