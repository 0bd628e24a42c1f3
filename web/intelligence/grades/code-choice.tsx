/** A few codes side by side, as radios that look like keys; the meaning of the one chosen is written below. */
interface CodeChoiceProps<Code extends string> {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly Code[];
  readonly meaning: Readonly<Record<Code, string>>;
  readonly value: Code | null;
  readonly onPick: (code: Code) => void;
}

export function CodeChoice<Code extends string>({
  id,
  label,
  codes,
  meaning,
  value,
  onPick,
}: CodeChoiceProps<Code>) {
  return (
    <fieldset className="code-choice">
      <legend>{label}</legend>
      <div className="code-choice-keys">
        {codes.map((code, index) => (
          <label key={code} className="code-key" title={meaning[code]}>
            <input
              id={index === 0 ? id : `${id}-${code}`}
              type="radio"
              name={`${id}-code`}
              value={code}
              checked={value === code}
              aria-label={`${code}: ${meaning[code]}`}
              onChange={() => onPick(code)}
            />
            <span aria-hidden="true">{code}</span>
          </label>
        ))}
      </div>
      <p className="code-choice-means" aria-hidden="true">
        {value ? meaning[value] : <span className="soft">Not chosen</span>}
      </p>
    </fieldset>
  );
}
