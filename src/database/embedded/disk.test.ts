/** A full disk is told in a sentence. */
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { checkRoom, saysDiskIsFull } from "./disk.ts";

// A file system without any room that every Linux has.
test.skipIf(process.platform !== "linux")(
  "a disk with too little room is refused before anything is made",
  () => {
    expect(() => checkRoom("/proc")).toThrow(
      "The disk that holds /proc is full: only 0 MB are free, and the database needs at least 200 MB. " +
        "Free some space, or choose a folder on another disk with --data.",
    );
    expect(() => checkRoom(tmpdir())).not.toThrow();
  },
);

test("what PostgreSQL says of a full disk is understood", () => {
  expect(saysDiskIsFull('FATAL:  could not write to file "x": No space left on device')).toBe(true);
  expect(saysDiskIsFull("FATAL:  could not open file")).toBe(false);
});
