/** Accounts, sign-in, roles, audiences, purposes; and the one function through which anything is read. */

export { addAccount, changeAccount, listAccounts } from "./accounts.ts";
export * from "./audiences.ts";
export * from "./authority.ts";
export { type Founded, type FoundingAccount, type FoundingAgency, found, isFounded } from "./founding.ts";
export type { Access } from "./internals.ts";
export * from "./refusal.ts";
export { readDirectory, readMe, readSessions } from "./self.ts";
export { type Caller, type Credentials, endSession, SESSION_HOURS, signIn, stepUp } from "./sign-in.ts";
export { asViewer, openAccess, type Session, type Viewer, type Why } from "./viewer.ts";
export { asWorker, type Job, type Worker } from "./worker.ts";
