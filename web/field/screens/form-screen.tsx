/** The frame of a form: what is wrong at the top, the one button that records at the bottom, and a way to take it off again. */
import { type ReactNode, useState } from "react";
import { Button } from "../../look/button.tsx";
import { ErrorSummary } from "../../look/error-summary.tsx";
import type { FieldErrors } from "../../look/field-errors.ts";
import { go } from "../address.ts";
import { Screen } from "../screen.tsx";

interface FormScreenProps {
  readonly title: string;
  readonly back: string;
  readonly errors: FieldErrors;
  readonly record: string;
  readonly onRecord: () => void;
  /** Only of what was recorded before. */
  readonly onRemove?: (() => Promise<void>) | undefined;
  /** In place of recording, once everything is. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

export function FormScreen(props: FormScreenProps) {
  const { title, back, errors, record, onRecord, onRemove, instead, children } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onRecord();
      }}
    >
      <Screen title={title} back={back} actions={instead ?? <Button type="submit">{record}</Button>}>
        <ErrorSummary errors={errors} />
        {children}
        {onRemove ? <Remove onRemove={() => void onRemove().then(() => go(back))} /> : null}
      </Screen>
    </form>
  );
}

function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button look="quiet" onClick={() => setSure(true)}>
        Take this off the record
      </Button>
    );
  }
  return (
    <div className="notice stack-tight" data-tone="harm">
      <p>It is taken off the activity and off every count. That it was here stays in the log.</p>
      <div className="button-row">
        <Button look="harm" onClick={onRemove}>
          Take it off
        </Button>
        <Button look="plain" onClick={() => setSure(false)}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
