/** A file that is no backup, is cut short, or holds other bytes than were written. Told in a sentence. */
export class DamagedBackup extends Error {
  override readonly name = "DamagedBackup";
}
