/** Requests to originators, sent and received. */
import Type from "typebox";
import { DecidePermission, Permission } from "../../contract/reports.ts";
import { decidePermission, listPermissions } from "../../intelligence/index.ts";
import { reading, writing } from "../person.ts";
import { ById, type Routes } from "./routes.ts";

export const permissionRoutes: Routes = (api, house) => {
  const Filter = Type.Object({ open: Type.Optional(Type.Boolean()) });
  api.get(
    "/permissions",
    { schema: { querystring: Filter, response: { 200: Type.Array(Permission) } } },
    async (request) => {
      return await reading(house, request, (viewer) =>
        listPermissions(viewer, { openOnly: request.query.open ?? false }),
      );
    },
  );
  api.post(
    "/permissions/:id/decide",
    { schema: { params: ById, body: DecidePermission } },
    async (request, reply) => {
      const { decision, answer } = request.body;
      return await writing(house, request, reply, 200, async (viewer) => {
        await decidePermission(viewer, request.params.id, decision, answer);
        return { decision };
      });
    },
  );
};
