/** Counting: measures, scopes, cards, what is contributed to what, and the boards that are kept of them. */
export { filtersOf, openFigure, type Ready, readBoard } from "./boards.ts";
export type { CardDraft, CardSource } from "./card-draft.ts";
export { listCards, readCard } from "./card-lists.ts";
export { changeContribution } from "./contribute.ts";
export { findDuplicates } from "./duplicates.ts";
export { endJudgement, judgeEvents } from "./judge-events.ts";
export { type Keeper, startKeeper } from "./keeper/index.ts";
export { defineMeasure, listMeasures } from "./measures.ts";
export { amendCard, returnCards, validateCard, withdrawCard } from "./return-cards.ts";
export { readReturns, stateNil, takeBackNilReturn } from "./returns.ts";
export { createScope, freezeScope, listScopes, readScope } from "./scopes.ts";
export { withdrawCards, writeCards, writeManyCards } from "./write-cards.ts";
