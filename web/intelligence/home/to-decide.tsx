import { Link } from "@tanstack/react-router";
import type { PermissionWire } from "../../../src/contract/reports.ts";
import { Due } from "../../look/date-text.tsx";
import { permissionKind } from "../requests/permission-kind.ts";
import { Waiting } from "./waiting.tsx";

export function ToDecide({ list }: { readonly list: readonly PermissionWire[] }) {
  return (
    <Waiting title="To answer" count={list.length} hint="Others ask your permission">
      {list.map((each) => (
        <li key={each.id} className="report-line">
          <div className="report-line-words">
            <Link to="/requests" search={{ open: each.id }}>
              {permissionKind(each.kind)}: <span className="mono">{each.reference}</span>
            </Link>
            <div className="soft small row">
              <span>{each.asked}</span>
              <Due at={each.dueAt} />
            </div>
            <div className="clamp">{each.question}</div>
          </div>
        </li>
      ))}
    </Waiting>
  );
}
