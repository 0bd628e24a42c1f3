export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <path
          d="M7 4c0 9 9 9 9 16v8M25 4c0 9-9 9-9 16M16 4v16"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      <span>Tributary</span>
    </span>
  );
}
