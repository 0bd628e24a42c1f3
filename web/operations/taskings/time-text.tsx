/** From when to when, by the clock of London. One day is said once. */
import { clockText, dayText } from "../../look/instants.ts";

export function whenText(from: string, to: string): string {
  const [first, last] = [dayText(from), dayText(to)];
  return first === last
    ? `${first}, ${clockText(from)} to ${clockText(to)}`
    : `${first}, ${clockText(from)} to ${last}, ${clockText(to)}`;
}

export function WhenText({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <time dateTime={`${from}/${to}`} className="number">
      {whenText(from, to)}
    </time>
  );
}
