/** Intelligence requirements. */
import Type from "typebox";
import { notFound } from "../../access/index.ts";
import { Reach } from "../../contract/reports.ts";
import { Requirement, RequirementDraft, RequirementReach } from "../../contract/requirements.ts";
import {
  changeRequirement,
  closeRequirement,
  reachOfRequirement,
  readRequirements,
  writeRequirement,
} from "../../intelligence/index.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

const ByUuid = Type.Object({ id: Type.String({ format: "uuid" }) });

export const requirementRoutes: Routes = (api, house) => {
  const Filter = Type.Object({ open: Type.Optional(Type.Boolean()) });
  api.get(
    "/requirements",
    { schema: { querystring: Filter, response: { 200: Type.Array(Requirement) } } },
    async (request) => {
      return await reading(house, request, (viewer) =>
        readRequirements(viewer, { openOnly: request.query.open ?? false }),
      );
    },
  );
  api.get(
    "/requirements/:id",
    { schema: { params: ById, response: { 200: Requirement } } },
    async (request) => {
      return await reading(house, request, async (viewer) => {
        const [found] = await readRequirements(viewer, { id: request.params.id });
        if (!found) throw notFound("requirement");
        return found;
      });
    },
  );
  api.post("/requirements", { schema: { body: RequirementDraft } }, async (request, reply) => {
    return await writing(house, request, reply, 201, async (viewer) => ({
      id: await writeRequirement(viewer, request.body),
    }));
  });
  api.post(
    "/requirements/reach",
    { schema: { body: RequirementReach, response: { 200: Reach } } },
    async (request) => await reading(house, request, (viewer) => reachOfRequirement(viewer, request.body)),
  );
  api.put(
    "/requirements/:id",
    { schema: { params: ByUuid, body: RequirementDraft } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, async (viewer) => {
        await changeRequirement(viewer, request.params.id, request.body);
        return { id: request.params.id };
      });
    },
  );
  api.post("/requirements/:id/close", { schema: { params: ByUuid } }, async (request, reply) => {
    return await writing(house, request, reply, 200, async (viewer) => {
      await closeRequirement(viewer, request.params.id);
      return { id: request.params.id };
    });
  });
};
