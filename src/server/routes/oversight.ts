/** For the data protection officer: what is held and why, the log, and its seals. For everybody: lists taken away. */
import Type from "typebox";
import { Export, Exported, Held, LogPage, Seals } from "../../contract/oversight.ts";
import { exportRows, readHeld, readLog, readSeals } from "../../oversight/index.ts";
import { reading } from "../person.ts";
import type { Routes } from "./routes.ts";

const Filter = Type.Object({
  act: Type.Optional(Type.String({ maxLength: 30 })),
  account: Type.Optional(Type.String({ maxLength: 120, description: "username" })),
  subject: Type.Optional(Type.String({ format: "uuid" })),
  from: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  to: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
});

export const oversightRoutes: Routes = (api, house) => {
  api.get(
    "/oversight/log",
    { schema: { querystring: Filter, response: { 200: LogPage } } },
    async (request) => {
      return await reading(house, request, (viewer) => readLog(viewer, request.query, house.cursorKey));
    },
  );
  api.get("/oversight/seals", { schema: { response: { 200: Seals } } }, async (request) => {
    return await reading(house, request, readSeals);
  });
  const Question = Type.Object({ q: Type.String({ minLength: 1, maxLength: 300 }) });
  api.get(
    "/oversight/held",
    { schema: { querystring: Question, response: { 200: Held } } },
    async (request) => {
      return await reading(house, request, (viewer) => readHeld(viewer, request.query.q));
    },
  );
  api.post(
    "/exports",
    { schema: { body: Export, response: { 200: Exported } } },
    async (request) => await reading(house, request, (viewer) => exportRows(viewer, request.body)),
  );
};
