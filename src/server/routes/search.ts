/** Search, its facets, completions and saved searches; things; export of exactly what a search shows. */
import Type from "typebox";
import { Facets, NewSavedSearch, SavedSearch, SearchPage, Suggestions } from "../../contract/search.ts";
import {
  exportSearch,
  facets,
  forgetSearch,
  listSaved,
  saveSearch,
  search,
  suggest,
} from "../../intelligence/index.ts";
import { reading, writing } from "../person.ts";
import type { Routes } from "./routes.ts";

const Question = Type.Object({ q: Type.String({ maxLength: 1000, default: "" }) });
const Paged = Type.Object({
  q: Type.String({ maxLength: 1000, default: "" }),
  sort: Type.Enum(["newest", "best"], { default: "newest" }),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const searchRoutes: Routes = (api, house) => {
  api.get("/search", { schema: { querystring: Paged, response: { 200: SearchPage } } }, async (request) => {
    return await reading(house, request, (viewer) => search(viewer, request.query, house.cursorKey));
  });
  api.get(
    "/search/facets",
    { schema: { querystring: Question, response: { 200: Facets } } },
    async (request) => {
      return await reading(house, request, (viewer) => facets(viewer, request.query.q));
    },
  );
  api.get(
    "/search/suggest",
    { schema: { querystring: Question, response: { 200: Suggestions } } },
    async (request) => {
      return await reading(house, request, (viewer) => suggest(viewer, request.query.q));
    },
  );
  api.get("/search/export", { schema: { querystring: Question } }, async (request, reply) => {
    const csv = await reading(house, request, (viewer) => exportSearch(viewer, request.query.q));
    return await reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="tributary-search.csv"')
      .send(csv);
  });
  api.get("/searches", { schema: { response: { 200: Type.Array(SavedSearch) } } }, async (request) => {
    return await reading(house, request, listSaved);
  });
  api.post("/searches", { schema: { body: NewSavedSearch } }, async (request, reply) => {
    const { name, query } = request.body;
    return await writing(house, request, reply, 201, async (viewer) => ({
      id: await saveSearch(viewer, name, query),
    }));
  });
  api.delete(
    "/searches/:id",
    { schema: { params: Type.Object({ id: Type.String({ format: "uuid" }) }) } },
    async (request, reply) => {
      return await writing(house, request, reply, 200, async (viewer) => {
        await forgetSearch(viewer, request.params.id);
        return { forgotten: true };
      });
    },
  );
};
