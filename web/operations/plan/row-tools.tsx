/** Up, down and away, for a row of a list that is written. What is removed can be taken back. */
import { Button } from "../../look/button.tsx";
import { toast } from "../../look/toasts.ts";

interface RowToolsProps<Row> {
  readonly what: string;
  readonly index: number;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

export function RowTools<Row>({ what, index, rows, onChange }: RowToolsProps<Row>) {
  const move = (by: number) => {
    const row = rows[index];
    if (row === undefined) return;
    onChange(rows.toSpliced(index, 1).toSpliced(index + by, 0, row));
  };
  return (
    <div className="button-row">
      {index > 0 ? (
        <Button look="quiet" size="small" onClick={() => move(-1)}>
          Move up<span className="visually-hidden">: {what}</span>
        </Button>
      ) : null}
      {index < rows.length - 1 ? (
        <Button look="quiet" size="small" onClick={() => move(1)}>
          Move down<span className="visually-hidden">: {what}</span>
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="small"
        onClick={() => {
          onChange(rows.toSpliced(index, 1));
          toast({ text: `Removed ${what}`, undo: () => onChange(rows) });
        }}
      >
        Remove<span className="visually-hidden"> {what}</span>
      </Button>
    </div>
  );
}
