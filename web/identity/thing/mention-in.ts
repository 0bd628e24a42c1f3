const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The mention that a pasted address or id speaks of; null where it speaks of none. */
export function mentionIn(pasted: string): string | null {
  const text = pasted.trim().toLowerCase();
  return new RegExp(`(?:^|/things/)(${ID})(?:$|[?#])`).exec(text)?.[1] ?? null;
}
