/** The engine: where it runs, how it is migrated, and the connections each role has. */
export { type DatabaseAddress, parseDatabaseUrl } from "./address.ts";
export { type Keys, openKeys } from "./keys.ts";
export { migrate, readMigrations } from "./migrate.ts";
export { adoptNext, nextSecret, secretsNow } from "./next-secret.ts";
export { openOwn } from "./own.ts";
export { openPools, type Pools } from "./pools.ts";
export { preparing } from "./prepared.ts";
export { asRole, LOGIN_ROLES, type LoginRole, ROLE_SECRET } from "./roles.ts";
export { rotateRolePasswords } from "./rotate-roles.ts";
export { StartError } from "./start-error.ts";
export { stepBack } from "./step-back.ts";
export type { Json, Tables } from "./tables.ts";
export { unavailable } from "./unavailable.ts";
