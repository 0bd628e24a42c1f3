/** One box: words, phrases, names however spelt, selectors however written, fields. */
export { exportSearch } from "./export.ts";
export { matchingReports } from "./matching.ts";
export { forgetSearch, listSaved, saveSearch } from "./saved.ts";
export { FACETS_EXACT_TO, facets, type SearchRequest, search, suggest } from "./search.ts";
