/** One measure by force area, as the tile grid and the map draw it. */
import type { BoardAnswerWire, BoardTotalWire } from "../../../src/contract/counts.ts";
import { FORCES, type Force } from "../../../src/vocabulary/forces.ts";

export interface AreaShown {
  readonly force: Force;
  /** Null: only shown together with others. */
  readonly value: number | null;
  /** Which group it is shown with: 1, 2 … */
  readonly group: number | null;
  /** 0 nothing, 1 least to 5 most. */
  readonly step: 0 | 1 | 2 | 3 | 4 | 5;
}

export interface AreasShown {
  readonly areas: readonly AreaShown[];
  readonly groups: readonly {
    readonly group: number;
    readonly forces: readonly Force[];
    readonly value: number;
  }[];
  /** Whether areas are not shown at all. */
  readonly withheld: boolean;
  readonly most: number;
}

export function areasOf(board: BoardAnswerWire, { measure }: BoardTotalWire): AreasShown {
  const { rows, together, withheld } = board.panels.force;
  const groups = together
    .filter((each) => each.measure === measure)
    .map(({ keys, value }, nth) => ({
      group: nth + 1,
      forces: FORCES.filter(({ code }) => keys.includes(code)),
      value,
    }));
  const said = ({ code }: Force) => rows[code]?.[measure];
  const most = Math.max(0, ...FORCES.map((force) => said(force) ?? 0));
  const areas = FORCES.map((force): AreaShown => {
    const value = said(force);
    const group = groups.find(({ forces }) => forces.includes(force))?.group ?? null;
    return { force, value: value === undefined ? 0 : value, group, step: stepOf(value ?? 0, most) };
  });
  return { areas, groups, withheld: withheld.includes(measure), most };
}

/** Fifths of the largest by its square root, so that one large area does not leave all others pale. */
function stepOf(value: number, most: number): AreaShown["step"] {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.ceil(Math.sqrt(value / most) * 5)) as AreaShown["step"];
}
