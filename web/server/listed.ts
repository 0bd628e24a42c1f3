/** A list as the server sends it: whole, or the first page of it. */
export type Listed<Item> = readonly Item[] | { readonly items: readonly Item[] };

export function listed<Item>(answer: Listed<Item>): readonly Item[] {
  return "items" in answer ? answer.items : answer;
}
