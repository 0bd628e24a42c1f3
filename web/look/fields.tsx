/**
 * Form fields after the GOV.UK patterns: a label, a hint, an error that says what to do, each tied to the control.
 * A field is named by the JSON pointer of what it fills in, so that the server's errors find it.
 */
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { fieldId } from "./field-errors.ts";

export interface FieldFrameProps {
  readonly pointer: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
}

interface Described {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

function describe({ pointer, hint, error }: FieldFrameProps): Described {
  const id = fieldId(pointer);
  const parts = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return { id, "aria-describedby": parts.join(" ") || undefined, "aria-invalid": error ? true : undefined };
}

function Notes({ pointer, hint, error }: FieldFrameProps) {
  const id = fieldId(pointer);
  return (
    <>
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
    </>
  );
}

function Frame({ frame, children }: { readonly frame: FieldFrameProps; readonly children: ReactNode }) {
  return (
    <div className="field" data-wrong={frame.error ? true : undefined}>
      <label className={frame.hideLabel ? "visually-hidden" : "field-label"} htmlFor={fieldId(frame.pointer)}>
        {frame.label}
      </label>
      <Notes {...frame} />
      {children}
    </div>
  );
}

type TextFieldProps = FieldFrameProps & {
  readonly width?: "short" | "middle";
} & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ pointer, label, hint, error, hideLabel, width, ...input }: TextFieldProps) {
  const frame = { pointer, label, hint, error, hideLabel };
  return (
    <Frame frame={frame}>
      <input
        type="text"
        autoComplete="off"
        {...input}
        {...describe(frame)}
        className="input"
        data-width={width}
      />
    </Frame>
  );
}

type TextAreaFieldProps = FieldFrameProps & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextAreaField({ pointer, label, hint, error, hideLabel, ...area }: TextAreaFieldProps) {
  const frame = { pointer, label, hint, error, hideLabel };
  return (
    <Frame frame={frame}>
      <textarea rows={3} {...area} {...describe(frame)} className="textarea" />
    </Frame>
  );
}

type SelectFieldProps = FieldFrameProps & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({
  pointer,
  label,
  hint,
  error,
  hideLabel,
  children,
  ...select
}: SelectFieldProps) {
  const frame = { pointer, label, hint, error, hideLabel };
  return (
    <Frame frame={frame}>
      <select {...select} {...describe(frame)} className="select">
        {children}
      </select>
    </Frame>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface RadiosProps<Value extends string> extends FieldFrameProps {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onPick: (value: Value) => void;
  readonly inline?: boolean;
}

export function Radios<Value extends string>({
  choices,
  value,
  onPick,
  inline,
  ...frame
}: RadiosProps<Value>) {
  const id = fieldId(frame.pointer);
  return (
    <Group frame={frame} inline={inline}>
      {choices.map((choice, index) => (
        <ChoiceRow key={choice.value} id={index === 0 ? id : `${id}-${choice.value}`} choice={choice}>
          {(props) => (
            <input
              {...props}
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onPick(choice.value)}
            />
          )}
        </ChoiceRow>
      ))}
    </Group>
  );
}

interface CheckboxesProps<Value extends string> extends FieldFrameProps {
  readonly choices: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
  readonly inline?: boolean;
}

export function Checkboxes<Value extends string>({
  choices,
  values,
  onChange,
  inline,
  ...frame
}: CheckboxesProps<Value>) {
  const id = fieldId(frame.pointer);
  const toggle = (value: Value) =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <Group frame={frame} inline={inline}>
      {choices.map((choice, index) => (
        <ChoiceRow key={choice.value} id={index === 0 ? id : `${id}-${choice.value}`} choice={choice}>
          {(props) => (
            <input
              {...props}
              type="checkbox"
              checked={values.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
          )}
        </ChoiceRow>
      ))}
    </Group>
  );
}

function Group({
  frame,
  inline,
  children,
}: {
  readonly frame: FieldFrameProps;
  readonly inline?: boolean;
  readonly children: ReactNode;
}) {
  const { "aria-describedby": describedBy } = describe(frame);
  return (
    <fieldset className="field" data-wrong={frame.error ? true : undefined} aria-describedby={describedBy}>
      <legend className={frame.hideLabel ? "visually-hidden" : "field-legend"}>{frame.label}</legend>
      <Notes {...frame} />
      <div className={inline ? "choices-inline" : undefined}>{children}</div>
    </fieldset>
  );
}

interface ChoiceRowProps {
  readonly id: string;
  readonly choice: Choice<string>;
  readonly children: (props: { id: string; "aria-describedby": string | undefined }) => ReactNode;
}

function ChoiceRow({ id, choice, children }: ChoiceRowProps) {
  return (
    <div className="choice">
      {children({ id, "aria-describedby": choice.hint ? `${id}-means` : undefined })}
      <label htmlFor={id}>{choice.label}</label>
      {choice.hint ? (
        <div className="choice-hint" id={`${id}-means`}>
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}
