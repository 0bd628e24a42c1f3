import { type ErrorComponentProps, Link } from "@tanstack/react-router";
import { Page } from "../look/page.tsx";
import { ProblemNotice } from "../look/states.tsx";

export function MissingPage() {
  return (
    <Page title="Page not found">
      <p className="measure">
        Check the address. If you were sent here, what it shows may not be open to you, or may have been
        withdrawn.
      </p>
      <p>
        <Link to="/">Go to your home page</Link>
      </p>
    </Page>
  );
}

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return (
    <main>
      <Page title="This page stopped working" width="reading">
        <ProblemNotice error={error} again={reset} />
      </Page>
    </main>
  );
}
