/** Each decision that holds, with those that it replaces under it, newest first. */
interface Entry {
  readonly id: string;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

export function chainsOf<Decision extends Entry>(
  log: readonly Decision[],
): readonly (readonly [Decision, ...Decision[]])[] {
  const byId = new Map(log.map((each) => [each.id, each]));
  return log
    .filter((each) => each.replacedBy === null || !byId.has(each.replacedBy))
    .map((newest) => {
      const chain: [Decision, ...Decision[]] = [newest];
      for (let next = byId.get(newest.replaces ?? ""); next && !chain.includes(next); )
        next = byId.get((chain[chain.push(next) - 1] as Decision).replaces ?? "");
      return chain;
    });
}
