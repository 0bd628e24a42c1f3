/** Agencies by days: what each has returned. One's own missing days are said to be nil here, and taken back. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReturnsWire } from "../../../src/contract/counts.ts";
import { Button } from "../../look/button.tsx";
import { dayText, instantText, plural } from "../../look/instants.ts";
import { ProblemNotice } from "../../look/states.tsx";
import type { Column } from "../../look/table/column.ts";
import { ExportRows } from "../../look/table/export-rows.tsx";
import { TableScroll } from "../../look/table/table-scroll.tsx";
import { post, remove } from "../../server/call.ts";
import { scopePath } from "../board/queries.ts";
import { usePlanAct } from "../plan/use-plan-act.ts";

type AgencyReturns = ReturnsWire["agencies"][number];
/** On record as said of the scope. */
type ReturnsRow = AgencyReturns & { readonly scope: string };
const NOON = "T12:00:00Z";

/** Days in a line of a file: as many columns as days would be more than a file of these takes. */
const COLUMNS: readonly Column<ReturnsRow>[] = [
  { id: "agency", head: "Agency", cell: ({ name }) => name, text: ({ name }) => name },
  ...(
    [
      ["missing", "Missing"],
      ["returned", "Returned"],
      ["nil", "Nil, said so"],
      ["contradicted", "Nil said beside cards"],
    ] as const
  ).map(([id, head]) => ({
    id,
    head,
    cell: (row: ReturnsRow) => row[id].length,
    text: (row: ReturnsRow) => row[id].join(" "),
  })),
];

export function ReturnsTable({ returns }: { readonly returns: ReturnsWire }) {
  const mine = returns.agencies.find((each) => each.mine);
  const late = returns.agencies.filter(({ missing }) => missing.length > 0).length;
  if (returns.agencies.length === 0) {
    return <p className="soft">No agency was asked for returns to this scope.</p>;
  }
  return (
    <div className="stack">
      <p role="status">
        {late === 0
          ? "Every agency has returned, or said nil, for every day so far."
          : `${plural(late, "agency", "agencies")} of ${returns.agencies.length} ${late === 1 ? "has" : "have"} days missing.`}
      </p>
      {mine ? <OurNil returns={returns} mine={mine} /> : null}
      <TableScroll label="Returns by agency and day">
        <table className="table returns-table">
          <caption className="visually-hidden">Returns by agency and day</caption>
          <thead>
            <tr>
              <th scope="col">Agency</th>
              <th scope="col" className="number">
                Missing
              </th>
              {returns.days.map((day) => (
                <th key={day} scope="col" className="return-day" title={dayText(day + NOON)}>
                  <span className="visually-hidden">{dayText(day + NOON)}</span>
                  <span aria-hidden="true">{Number(day.slice(8))}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {returns.agencies.map((each) => (
              <tr key={each.agency} data-chosen={each.mine || undefined}>
                <th scope="row">{each.name}</th>
                <td className="number">{each.missing.length || "–"}</td>
                {returns.days.map((day) => (
                  <ReturnCell key={day} day={day} of={each} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="no-print">
        <ExportRows
          name="returns"
          rows={returns.agencies.map((each) => ({ ...each, scope: returns.scope.id }))}
          columns={COLUMNS}
        />
      </div>
      <p className="small soft">
        ● returned · ○ nil, said so · <b>!</b> nil said beside cards, one of them is wrong · empty: missing
      </p>
    </div>
  );
}

function ReturnCell({ day, of }: { readonly day: string; readonly of: AgencyReturns }) {
  const [mark, words, tone] = of.contradicted.includes(day)
    ? ["!", "nil said beside cards", "harm"]
    : of.returned.includes(day)
      ? ["●", "returned", "done"]
      : of.nil.includes(day)
        ? ["○", "nil", "done"]
        : ["", "missing", "late"];
  return (
    <td className="return-cell" data-tone={tone} title={`${of.name}, ${dayText(day + NOON)}: ${words}`}>
      <span aria-hidden="true">{mark}</span>
      <span className="visually-hidden">{words}</span>
    </td>
  );
}

function OurNil({ returns, mine }: { readonly returns: ReturnsWire; readonly mine: AgencyReturns }) {
  const path = `${scopePath(returns.scope.address)}/nil`;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const days = chosen.filter((day) => mine.missing.includes(day));
  const lookAgain = useLookAgain();
  const say = usePlanAct({
    run: () => post(path, { days }),
    said: `Nil said for ${plural(days.length, "day")}. It can be taken back below.`,
    after: () => {
      setChosen([]);
      lookAgain();
    },
  });
  const ours = returns.nils.filter((each) => each.mine);
  return (
    <section className="panel stack no-print">
      <h2>Our return</h2>
      {mine.missing.length === 0 ? (
        <p>Nothing is missing of ours.</p>
      ) : (
        <fieldset className="nil-days">
          <legend>On which of the missing days did we have nothing?</legend>
          <div className="button-row">
            {mine.missing.map((day) => (
              <label key={day} className="day-choice">
                <input
                  type="checkbox"
                  checked={chosen.includes(day)}
                  onChange={() =>
                    setChosen(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day])
                  }
                />
                {dayText(day + NOON)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {say.failure ? <ProblemNotice error={say.failure} /> : null}
      {mine.missing.length > 0 ? (
        <div className="button-row">
          <Button look="quiet" size="small" onClick={() => setChosen(mine.missing)}>
            Choose all
          </Button>
          <Button busy={say.busy || days.length === 0} onClick={() => say.send()}>
            {days.length === 0 ? "Say nil" : `Say nil for ${plural(days.length, "day")}`}
          </Button>
        </div>
      ) : null}
      {ours.length > 0 ? (
        <details>
          <summary>{plural(ours.length, "nil return")} of ours</summary>
          <ul className="plain-list">
            {ours.map((nil) => (
              <NilLine key={nil.id} nil={nil} path={path} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function NilLine({ nil, path }: { readonly nil: ReturnsWire["nils"][number]; readonly path: string }) {
  const takeBack = usePlanAct({
    run: () => remove(`${path}/${nil.id}`),
    said: "Taken back",
    after: useLookAgain(),
  });
  return (
    <li className="spread">
      <span>
        {dayText(nil.day + NOON)}{" "}
        <span className="small soft">
          said by {nil.by}, {instantText(nil.at)}
        </span>
      </span>
      {takeBack.failure ? <ProblemNotice error={takeBack.failure} /> : null}
      <Button look="quiet" size="small" busy={takeBack.busy} onClick={() => takeBack.send()}>
        Take back
      </Button>
    </li>
  );
}

/** The figures follow what was saved within a second or two: looked at at once, they may be those of before. */
function useLookAgain(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const wait of [900, 2500]) {
      setTimeout(() => void queries.invalidateQueries({ queryKey: ["returns"] }), wait);
    }
  };
}
