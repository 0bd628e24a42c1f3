/** Settings of a database that lives as long as a test: nothing is waited for to reach the disk. */
export const TEST_SETTINGS: Record<string, string> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};
