/** New passwords for the roles that sign in. Connections that are open stay; a new one reads the new secret. */
import type { Client } from "pg";
import type { Keys } from "./keys.ts";
import { adoptNext, nextSecret } from "./next-secret.ts";
import { LOGIN_ROLES, ROLE_SECRET, rolePassword } from "./roles.ts";

/** As the administrator. Where it is broken off, the next start of a server, or of this, sets file and roles right. */
export async function rotateRolePasswords(admin: Client, keys: Keys): Promise<void> {
  const secret = nextSecret(keys, ROLE_SECRET);
  await admin.query("begin");
  try {
    for (const role of LOGIN_ROLES) {
      await admin.query(`alter role ${role} password ${admin.escapeLiteral(rolePassword(secret, role))}`);
    }
    // Within the transaction, so that file and roles disagree for as long as a commit takes.
    adoptNext(keys, ROLE_SECRET);
    await admin.query("commit");
  } catch (error) {
    await admin.query("rollback").catch(() => undefined);
    throw error;
  }
}
