/** How fresh the figures are, in words: a board that has lost its server says so and keeps its last figures. */
import { clockText } from "../../look/instants.ts";

const SECONDS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

export function Freshness({
  at,
  live,
  heardAt,
}: {
  readonly at: string | undefined;
  readonly live: boolean;
  readonly heardAt: number;
}) {
  if (!at) return null;
  return live ? (
    <span className="freshness">
      <span className="live-mark" aria-hidden="true" /> Live, as at {SECONDS.format(new Date(at))}
    </span>
  ) : (
    <span className="tag" data-tone="late">
      Not live since {clockText(heardAt)}: trying again
    </span>
  );
}
