import type { ReactNode } from 'react';

/** A field of a form in a dialog, its name before it. */
export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
