import type { ButtonHTMLAttributes, ReactNode } from "react";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "action" | "plain" | "quiet" | "harm";
  readonly size?: "small";
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** While busy it stays focusable and says so, so that the place on the page is not lost. */
export function Button({
  look = "action",
  size,
  busy = false,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className="button"
      data-look={look}
      data-size={size}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}
