/** What operations ask of me, as counts that open the page where they are gone through. */
import { Link } from "@tanstack/react-router";
import type { HomeWire } from "../../../src/contract/home.ts";
import { plural } from "../../look/instants.ts";
import { Waiting } from "./waiting.tsx";

export function OfOperations({ of }: { readonly of: HomeWire["operations"] }) {
  const { matches = 0, escalated = 0, toLookAt = 0, returned = 0, duties = 0 } = of ?? {};
  const count = matches + toLookAt + returned + duties;
  if (count === 0) return null;
  return (
    <Waiting title="Operations" count={count}>
      {duties > 0 ? (
        <li className="report-line">
          <Link to="/duties" search={{ show: "waiting" }}>
            {plural(duties, "duty", "duties")} towards a child or possible victim to accept
          </Link>
        </li>
      ) : null}
      {matches > 0 ? (
        <li className="report-line">
          <Link to="/deconfliction">
            {plural(matches, "tasking")} of others where something of ours lies in the way
            {escalated > 0 ? `, ${escalated} overdue` : ""}
          </Link>
        </li>
      ) : null}
      {toLookAt > 0 ? (
        <li className="report-line">
          <Link to="/activities" search={{ state: "submitted" }}>
            {plural(toLookAt, "activity", "activities")} to look at
          </Link>
        </li>
      ) : null}
      {returned > 0 ? (
        <li className="report-line">
          <Link to="/activities" search={{ state: "returned", mine: "1" }}>
            {plural(returned, "activity", "activities")} of yours returned
          </Link>
        </li>
      ) : null}
    </Waiting>
  );
}
