import { Link } from "@tanstack/react-router";
import { Empty } from "../../look/states.tsx";
import type { QueueFilter } from "../queries.ts";
import "./review.css";

/** An empty queue says what comes here, what never does, and what can still be done. */
export function Nothing({ filter: { kind, near } }: { readonly filter: QueueFilter }) {
  const narrowed = kind !== undefined || near !== undefined;
  return (
    <Empty
      title={narrowed ? "No pair waits here" : "No pair waits for you"}
      action={
        narrowed ? (
          <Link to="/review" className="button" data-look="plain">
            Show all pairs
          </Link>
        ) : (
          <Link to="/search" className="button" data-look="plain">
            Search for somebody
          </Link>
        )
      }
    >
      <p className="review-empty">
        When two reports speak of people, companies or places that may be one, and what they say leaves doubt,
        the pair comes here: both sides beside each other, with who said what and why the model hesitates.
      </p>
      <p>
        What is clear never comes here. You can still judge any two: open a thing, and compare it with
        another.
      </p>
    </Empty>
  );
}
