import { createContext, type ReactNode, useContext } from "react";
import type { MeWire } from "../../src/contract/access.ts";
import { ROLES, type RoleId } from "../../src/vocabulary/roles.ts";

const MeContext = createContext<MeWire | null>(null);

export function MeProvider({ me, children }: { readonly me: MeWire; readonly children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in. Only inside the shell. */
export function useMe(): MeWire {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside the shell");
  return me;
}

export function holdsOneOf(me: MeWire, roles: readonly RoleId[]): boolean {
  return me.roles.some((role) => (roles as readonly string[]).includes(role));
}

/** Whether any of a person's roles reads intelligence; others see figures and accounts. */
export function readsIntelligence(me: MeWire): boolean {
  return ROLES.some((role) => role.readsIntelligence && me.roles.includes(role.id));
}
