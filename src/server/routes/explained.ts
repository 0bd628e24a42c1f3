/** How a figure was reached: what adding up would give beside it, and why it would be wrong. */
import Type from "typebox";
import { Explained, ExplainedQuery } from "../../contract/explained.ts";
import { explainFigure } from "../../operations/index.ts";
import { readyBoards } from "../boards.ts";
import { reading } from "../person.ts";
import type { Routes } from "./routes.ts";

const ByName = Type.Object({ name: Type.String({ maxLength: 100 }) });

export const explainedRoutes: Routes = (api, house) => {
  api.get(
    "/scopes/:name/explained",
    { schema: { params: ByName, querystring: ExplainedQuery, response: { 200: Explained } } },
    async (request) =>
      await reading(house, request, (viewer) =>
        explainFigure(viewer, readyBoards(house), request.params.name, request.query.measure),
      ),
  );
};
