/** Backup while the server runs, and restore to an identical audit head. */
export { type BackedUp, type BackupOptions, backup } from "./backup.ts";
export { checkBackupFile } from "./check.ts";
export { DamagedBackup } from "./damaged.ts";
export type { MarkOf } from "./erase-again.ts";
export { type ErasedRecord, erasedFile, openErasedRecord } from "./erased-record.ts";
export { refuseHalfRestored } from "./mark.ts";
export { type Restored, type RestoreOptions, restore } from "./restore.ts";
