/** Two hands of a relay: what one holds goes over to the other. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path d="M8 20.5V12h6.2a3.4 3.4 0 0 1 0 6.8H12l4.5 4.7" />
      <path d="M24 11.5V20h-3" />
    </svg>
  );
}
