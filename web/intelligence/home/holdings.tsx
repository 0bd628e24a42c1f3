/** What checks and requests ask of me: do we hold anything, and what others answered. */
import { Link } from "@tanstack/react-router";
import type { HomeWire } from "../../../src/contract/home.ts";
import { givenText } from "../../check/question.ts";
import { Due, InstantText } from "../../look/date-text.tsx";
import { Waiting } from "./waiting.tsx";

const ANSWERS = { hit: "Hit", no_hit: "No hit", talk: "Let us talk" } as const;

export function ToAnswer({ list }: { readonly list: NonNullable<HomeWire["toAnswer"]> }) {
  return (
    <Waiting title="Do we hold anything?" count={list.length} hint="Other agencies ask">
      {list.map((each) => (
        <li key={each.id} className="report-line">
          <div className="report-line-words">
            <Link to="/requests" search={{ open: each.id }}>
              {givenText(each.given)}
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

export function Answered({ list }: { readonly list: NonNullable<HomeWire["answered"]> }) {
  return (
    <Waiting title="Answered by holders" count={list.length} hint="In the last week">
      {list.map((each) => (
        <li key={each.id} className="report-line">
          <div className="report-line-words">
            <Link to="/requests" search={{ open: each.id }}>
              {each.answer ? ANSWERS[each.answer] : ""}: {givenText(each.given)}
            </Link>
            <div className="soft small row">
              <span>{each.holder}</span>
              {each.answeredAt ? <InstantText at={each.answeredAt} /> : null}
            </div>
          </div>
        </li>
      ))}
    </Waiting>
  );
}

/** Counts that open the page where they can be gone through. */
export function Told({ unseenNotices = 0, alarms = 0 }: HomeWire) {
  if (unseenNotices + alarms === 0) return null;
  return (
    <Waiting title="Told by the system" count={unseenNotices + alarms}>
      {unseenNotices > 0 ? (
        <li className="report-line">
          <Link to="/requests">
            {unseenNotices === 1
              ? "Another agency checked somebody whom we hold, and was told nothing"
              : `Other agencies checked ${unseenNotices} times what we hold, and were told nothing`}
          </Link>
        </li>
      ) : null}
      {alarms > 0 ? (
        <li className="report-line">
          <Link to="/requests">
            {alarms === 1 ? "Somebody here checked unusually often" : `${alarms} alarms of unusual checking`}
          </Link>
        </li>
      ) : null}
    </Waiting>
  );
}
