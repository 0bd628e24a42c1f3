/** The demonstration of a first start: six agencies, twenty people, one story. */
export { DEMONSTRATION_PASSWORD, PEOPLE } from "./people.ts";
export { tellStory } from "./tell.ts";
