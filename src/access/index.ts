/** Accounts, sign-in, roles, audiences, purposes; and the one function through which anything is read. */

export { addAccount, changeAccount, listAccounts } from "./accounts.ts";
export * from "./audiences.ts";
export type { Authenticator, Caller, Door, Proof } from "./authenticator.ts";
export * from "./authority.ts";
export type { Credentials } from "./by-password.ts";
export { confirmOneTimeCode, hasOneTimeCode, offerOneTimeCode, removeOneTimeCode } from "./enrol.ts";
export {
  type Founded,
  type FoundingAccount,
  type FoundingAgency,
  found,
  type Hashed,
  isFounded,
} from "./founding.ts";
export type { Access } from "./internals.ts";
export { hashPassword } from "./password.ts";
export * from "./refusal.ts";
export { type Rotated, rotateKeys } from "./rotate.ts";
export { readDirectory, readMe, readSessions } from "./self.ts";
export { endSession, SESSION_HOURS, signIn, signInBy, stepUp, stepUpBy } from "./sign-in.ts";
export { asViewer, openAccess, type Session, type Viewer, type Why } from "./viewer.ts";
export { asImporter, asWorker, type Importer, type Importing, type Job, type Worker } from "./worker.ts";
