/** What the pages ask of the server, each question with its key, so that an answer is fetched once and shared. */
import { queryOptions } from "@tanstack/react-query";
import type { DirectoryWire, MeWire } from "../../src/contract/access.ts";
import { get } from "./call.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => get<MeWire>("/me", { signal }),
  staleTime: 60_000,
  retry: false,
});

export const directoryQuery = queryOptions({
  queryKey: ["directory"],
  queryFn: ({ signal }) => get<DirectoryWire>("/directory", { signal }),
  staleTime: 10 * 60_000,
});
