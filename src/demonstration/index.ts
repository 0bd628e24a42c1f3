/** The demonstration of a first start: a story of six agencies and their people, and a month of common work of fifty-five. */
export { returnsAccounts } from "./agencies.ts";
export { DEMONSTRATION_PASSWORD, PEOPLE } from "./people.ts";
export { tellStory } from "./tell.ts";
