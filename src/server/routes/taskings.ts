/**
 * Taskings, through their steps. What tells where deconfliction stands leaves at a tick, as deconfliction itself does.
 */
import Type from "typebox";
import { Id } from "../../contract/common.ts";
import {
  AskedToAct,
  AskToAct,
  NewTasking,
  Revised,
  Tasking,
  TaskingChange,
  TaskingFilter,
  TaskingStep,
  TaskingStepped,
  Taskings,
} from "../../contract/operations.ts";
import {
  askToAct,
  changeTasking,
  discardTasking,
  draftTasking,
  listTaskings,
  readTasking,
  TASKING_STEPS,
  takeStep,
} from "../../operations/index.ts";
import { holdToTick } from "../hold.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const ByUuid = Type.Object({ id: Id });

export const taskingRoutes: Routes = (api, house) => {
  api.get(
    "/taskings",
    { schema: { querystring: TaskingFilter, response: { 200: Taskings } } },
    async (request) =>
      await reading(house, request, (viewer) => listTaskings(viewer, request.query, house.cursorKey)),
  );
  api.post(
    "/taskings",
    { schema: { body: NewTasking, response: { 201: ByUuid } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) => draftTasking(viewer, request.body)),
  );
  api.get(
    "/taskings/:id",
    { schema: { params: ByUuid, response: { 200: Tasking } }, onSend: holdToTick },
    async (request) => await reading(house, request, (viewer) => readTasking(viewer, request.params.id)),
  );
  api.put(
    "/taskings/:id",
    { schema: { params: ByUuid, body: TaskingChange, response: { 200: Revised } } },
    async (request, reply) =>
      await writing(house, request, reply, 200, (viewer) =>
        changeTasking(viewer, request.params.id, request.body),
      ),
  );
  api.delete("/taskings/:id", { schema: { params: ByUuid } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await discardTasking(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
  for (const step of TASKING_STEPS) {
    api.post(
      `/taskings/:id/${step}`,
      {
        schema: { params: ByUuid, body: TaskingStep, response: { 200: TaskingStepped } },
        onSend: holdToTick,
      },
      async (request, reply) =>
        await writing(house, request, reply, 200, (viewer) =>
          takeStep(viewer, request.params.id, step, request.body),
        ),
    );
  }
  api.post(
    "/taskings/:id/permissions",
    { schema: { params: ByUuid, body: AskToAct, response: { 201: AskedToAct } } },
    async (request, reply) =>
      await writing(house, request, reply, 201, (viewer) =>
        askToAct(viewer, request.params.id, request.body.question),
      ),
  );
};
