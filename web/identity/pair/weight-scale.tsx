/** The sum on a scale: where it began, where it stands, and the line from which two are taken to be one. */
import type { WaterfallWire } from "../../../src/contract/identity.ts";
import { bits } from "../words.ts";

export function WeightScale({ waterfall: { start, weight, line } }: { readonly waterfall: WaterfallWire }) {
  const low = Math.min(start, weight, line, 0);
  const high = Math.max(start, weight, line, 0);
  const room = (high - low || 1) * 0.06;
  const at = (value: number) => percent((value - low + room) / (high - low + 2 * room));
  return (
    <svg
      className="weight-scale"
      width="100%"
      height="56"
      role="img"
      aria-label={`From ${bits(start)} at the start to ${bits(weight)}; the line is at ${bits(line)}`}
    >
      <line className="scale-axis" x1="0" x2="100%" y1="28" y2="28" />
      <line className="scale-way" x1={at(start)} x2={at(weight)} y1="28" y2="28" />
      <line className="scale-line" x1={at(line)} x2={at(line)} y1="14" y2="42" />
      <circle className="scale-start" cx={at(start)} cy="28" r="4" />
      <circle className="scale-weight" cx={at(weight)} cy="28" r="7" />
      <text x={at(start)} y="52" textAnchor={anchor(start, low, high)}>
        start {bits(start)}
      </text>
      <text x={at(line)} y="52" textAnchor={anchor(line, low, high)} className="scale-line-word">
        line {bits(line)}
      </text>
      <text x={at(weight)} y="11" textAnchor={anchor(weight, low, high)} className="scale-weight-word">
        these two {bits(weight)}
      </text>
    </svg>
  );
}

/** A word near an end is written inwards. */
function anchor(value: number, low: number, high: number): "start" | "middle" | "end" {
  const share = (value - low) / (high - low || 1);
  if (share < 0.2) return "start";
  return share > 0.8 ? "end" : "middle";
}

/** A share of the whole as a length that an SVG attribute takes: the policy of the pages allows no inline style. */
export const percent = (share: number): string => `${(Math.max(0, Math.min(1, share)) * 100).toFixed(2)}%`;
