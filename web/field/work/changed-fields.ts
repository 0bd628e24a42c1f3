/**
 * What a form changed. Only that is sent: a field that nobody touched must not overtake what somebody else said of it, and an
 * instant that came from the server is by another clock.
 */
export function changedFields<Fields extends object>(before: Fields, now: Fields): Partial<Fields> {
  const changed = Object.entries(now).filter(([name, value]) => {
    const was = (before as Record<string, unknown>)[name];
    // Said to be empty where nothing had been said is nothing said.
    if (was === undefined && isEmpty(value)) return false;
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(was);
  });
  return Object.fromEntries(changed) as Partial<Fields>;
}

function isEmpty(value: unknown): boolean {
  return value === "" || value === null || (Array.isArray(value) && value.length === 0);
}
