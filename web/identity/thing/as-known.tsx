/** The same page as it was known at the end of a day: what could have been acted on then, and no more. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../look/button.tsx";
import { dateText } from "../../look/edtf.ts";
import { TextField } from "../../look/fields.tsx";
import { today } from "../../look/instants.ts";

interface AsKnownProps {
  readonly on: string | undefined;
  readonly onShow: (day: string) => void;
}

export function AsKnown({ on, onShow }: AsKnownProps) {
  const [day, setDay] = useState(on ?? "");
  const [wrong, setWrong] = useState<string>();
  return (
    <section className="panel no-print">
      <h2>As it was known</h2>
      <form
        className="stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today();
          setWrong(known ? undefined : "Choose a day that has begun");
          if (known) onShow(day);
        }}
      >
        <TextField
          pointer="/on"
          label="At the end of"
          hint="What was said and judged by then, as far as you may read it now"
          type="date"
          width="middle"
          max={today()}
          value={day}
          error={wrong}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button type="submit" look="plain">
          Show that day
        </Button>
      </form>
    </section>
  );
}

export function AsKnownBanner({ id, on }: { readonly id: string; readonly on: string }) {
  return (
    <div className="notice" data-tone="late" role="status">
      <p>
        <strong>This is what was known at the end of {dateText(on)}.</strong> What was said or judged later is
        left out. Nothing can be judged from here.
      </p>
      <p>
        <Link to="/things/$id" params={{ id }} search={{}}>
          Back to what is known now
        </Link>
      </p>
    </div>
  );
}
