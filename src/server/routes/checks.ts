/** "Is this person known?": checks, requests to holders, what holders are told, and what they let be said. */
import Type from "typebox";
import {
  CheckAnswer,
  HoldingPolicy,
  NewCheck,
  NewHoldingPolicy,
  NewRequest,
  NewRequestAnswer,
  PastChecks,
  Requests,
} from "../../contract/checks.ts";
import { Id, Instant } from "../../contract/common.ts";
import {
  answerHolding,
  askHolder,
  changeHoldingPolicy,
  check,
  listPastChecks,
  listRequests,
  PACE,
  readHoldingPolicy,
  seeNotice,
} from "../../identity/index.ts";
import { holdToTick } from "../hold.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const Named = Type.Object({ id: Id });

export const checkRoutes: Routes = (api, house) => {
  // No answer is kept to be repeated: asking again is a new check, of what may be read by then.
  api.post(
    "/check",
    { schema: { body: NewCheck, response: { 200: CheckAnswer } }, onSend: holdToTick },
    async (request) =>
      await reading(house, request, (viewer) => check(viewer, request.body, house.pace ?? PACE)),
  );
  api.get("/checks", { schema: { response: { 200: PastChecks } } }, async (request) => {
    return await reading(house, request, listPastChecks);
  });
  api.get("/requests", { schema: { response: { 200: Requests } } }, async (request) => {
    return await reading(house, request, listRequests);
  });
  api.post(
    "/requests",
    {
      schema: { body: NewRequest, response: { 201: Type.Object({ id: Id, dueAt: Instant }) } },
      onSend: holdToTick,
    },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => askHolder(viewer, request.body)),
  );
  api.post(
    "/requests/:id/answer",
    { schema: { params: Named, body: NewRequestAnswer } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, async (viewer) => {
        await answerHolding(viewer, request.params.id, request.body);
        return { answer: request.body.answer };
      });
    },
  );
  api.post("/notices/:id/seen", { schema: { params: Named } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await seeNotice(viewer, request.params.id);
      return { seen: true };
    });
  });
  api.get("/holding-policy", { schema: { response: { 200: HoldingPolicy } } }, async (request) => {
    return await reading(house, request, readHoldingPolicy);
  });
  api.put("/holding-policy", { schema: { body: NewHoldingPolicy } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await changeHoldingPolicy(viewer, request.body.discloses);
      return { discloses: request.body.discloses };
    });
  });
};
