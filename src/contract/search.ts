import Type, { type Static } from "typebox";
import { Id, Instant, PrecedenceSchema, Segments, StateSchema } from "./common.ts";

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** GET /search?q=&sort=newest|best&cursor= */
export const SearchHit = Type.Object({
  id: Id,
  reference: Type.String(),
  agency: Type.String(),
  title: Segments,
  precedence: PrecedenceSchema,
  state: StateSchema,
  at: Instant,
  passages: Type.Array(Type.Object({ item: Id, grade: Nullable(Type.String()), segments: Segments })),
});
export type SearchHitWire = Static<typeof SearchHit>;
export const SearchPage = Type.Object({
  items: Type.Array(SearchHit),
  next: Nullable(Type.String()),
  /** How the words were understood, each as a phrase in plain words, e.g. "phone +44 7700 900123". */
  understood: Type.Array(Type.String()),
  problems: Type.Array(Type.String(), {
    description: "parts of the query that could not be understood, and what to write",
  }),
  similar: Type.Array(Type.String(), { description: "other spellings found among what the viewer may read" }),
});
export type SearchPageWire = Static<typeof SearchPage>;

/** GET /search/facets?q= : counts of readable hits, exact up to `limit`, else `more` is true. */
export const Facets = Type.Object({
  total: Type.Integer(),
  more: Type.Boolean(),
  facets: Type.Array(
    Type.Object({
      field: Type.String({
        description: "the field to add to the query: agency, grade, kind, precedence, handling, month",
      }),
      name: Type.String(),
      values: Type.Array(
        Type.Object({
          value: Type.String(),
          name: Type.String(),
          count: Type.Integer(),
          query: Type.String(),
        }),
      ),
    }),
  ),
});
export type FacetsWire = Static<typeof Facets>;

/** GET /search/suggest?q= : completions of the last word, from readable mentions only. */
export const Suggestions = Type.Object({
  items: Type.Array(Type.Object({ query: Type.String(), label: Type.String(), kind: Type.String() })),
});
export type SuggestionsWire = Static<typeof Suggestions>;

/** GET /searches, POST /searches, DELETE /searches/:id */
export const SavedSearch = Type.Object({
  id: Id,
  name: Type.String(),
  query: Type.String(),
  createdAt: Instant,
});
export type SavedSearchWire = Static<typeof SavedSearch>;
export const NewSavedSearch = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  query: Type.String({ maxLength: 1000 }),
});
