import type { RequestsWire } from "../../../src/contract/checks.ts";
import { InstantText } from "../../look/date-text.tsx";

/** For the data protection office: somebody of the agency asks more than the work explains. */
export function AlarmList({ alarms }: { readonly alarms: RequestsWire["alarms"] }) {
  return (
    <ul className="plain-list stack">
      {alarms.map((alarm) => (
        <li key={alarm.id} className="notice" data-tone="late">
          <p>
            <strong>{alarm.name}</strong> made {alarm.checks} checks within {alarm.withinMinutes} minutes.
          </p>
          <p className="small soft">
            <InstantText at={alarm.at} />. The log of your agency says what they were for.
          </p>
        </li>
      ))}
    </ul>
  );
}
