/** Choosing from a long list by typing (WAI-ARIA combobox with a list box). Down and Up move, Enter takes, Escape closes. */
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { fieldId } from "./field-errors.ts";
import { matching, type Option } from "./matching.ts";
import "./combobox.css";

interface ComboboxProps<Chosen extends Option> {
  readonly pointer: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly options: readonly Chosen[];
  readonly onPick: (option: Chosen) => void;
}

const MOST_SHOWN = 12;

export function Combobox<Chosen extends Option>({
  pointer,
  label,
  hint,
  error,
  options,
  onPick,
}: ComboboxProps<Chosen>) {
  const id = fieldId(pointer);
  const list = useId();
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const found = open ? matching(options, words).slice(0, MOST_SHOWN) : [];
  const unknown = open && words.trim() !== "" && found.length === 0;
  const pick = (option: Chosen | undefined) => {
    if (!option) return;
    onPick(option);
    setWords("");
    setActive(0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && words !== "") {
      // Words in this box are half a choice, and half a choice must not send the form.
      event.preventDefault();
      pick(found[active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className="field combobox" data-wrong={error ? true : undefined}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <input
        id={id}
        className="input"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(words !== "")}
        onBlur={() => setOpen(false)}
      />
      <div id={list} role="listbox" aria-label={label} className="combobox-list" hidden={found.length === 0}>
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as the pattern has it
          <div
            key={option.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="combobox-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            <span>{option.label}</span>
            {option.note ? <span className="soft small">{option.note}</span> : null}
          </div>
        ))}
      </div>
      <p className="small late" role="status">
        {unknown ? "Nothing by this name. Try the beginning of another word of it." : ""}
      </p>
    </div>
  );
}
