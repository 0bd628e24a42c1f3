/** What waits for me. */

import { Home } from "../../contract/home.ts";
import { waitingChecks } from "../../identity/index.ts";
import { readHome } from "../../intelligence/index.ts";
import { waitingOperations } from "../../operations/index.ts";
import { reading } from "../person.ts";
import type { Routes } from "./routes.ts";

export const homeRoutes: Routes = (api, house) => {
  api.get(
    "/home",
    { schema: { response: { 200: Home } } },
    async (request) =>
      await reading(house, request, async (viewer) => ({
        ...(await readHome(viewer)),
        ...(await waitingChecks(viewer)),
        ...(await waitingOperations(viewer)),
      })),
  );
};
