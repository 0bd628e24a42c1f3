/** Two people changed one report. Both texts are shown; nothing is merged or thrown away without the author. */
import type { ReportDetailWire } from "../../../src/contract/reports.ts";
import { Button } from "../../look/button.tsx";
import { InstantText } from "../../look/date-text.tsx";
import type { Draft } from "./draft.ts";

interface ConflictProps {
  readonly mine: Draft;
  readonly theirs: ReportDetailWire;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

export function Conflict({ mine, theirs, onMine, onTheirs }: ConflictProps) {
  return (
    <section className="notice" data-tone="late" role="alert">
      <h2>This report was changed elsewhere while you wrote</h2>
      <p>
        The server has revision {theirs.revision} of <InstantText at={theirs.changedAt} />. Yours is kept on
        this device. Choose which to go on with; copy across what you need first.
      </p>
      <div className="conflict-sides">
        <Side
          title="Yours"
          report={mine.title}
          texts={mine.items.map((item) => item.text)}
          action={<Button onClick={onMine}>Go on with mine</Button>}
        />
        <Side
          title="On the server"
          report={theirs.title}
          texts={theirs.items.map((item) => item.text)}
          action={
            <Button look="plain" onClick={onTheirs}>
              Go on with the server’s
            </Button>
          }
        />
      </div>
    </section>
  );
}

interface SideProps {
  readonly title: string;
  readonly report: string;
  readonly texts: readonly string[];
  readonly action: React.ReactNode;
}

function Side({ title, report, texts, action }: SideProps) {
  return (
    <div className="panel stack-tight">
      <h3>{title}</h3>
      <p>
        <strong>{report || "No title yet"}</strong>
      </p>
      <ol className="said">
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity here
          <li key={index}>{text}</li>
        ))}
      </ol>
      {action}
    </div>
  );
}
