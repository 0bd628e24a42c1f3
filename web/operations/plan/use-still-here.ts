import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

/**
 * Whether the reader is still on the page on which something was begun. Its answer comes when it comes, and must not pull back
 * whoever has gone on meanwhile.
 */
export function useStillHere(): () => boolean {
  const router = useRouter();
  const [begunOn] = useState(() => router.latestLocation.pathname);
  return () => router.latestLocation.pathname === begunOn;
}
