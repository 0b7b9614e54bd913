import type { ReactNode } from 'react';

/** One titled part of the pane. */
export function Panel(props: { title: string; testId?: string; children: ReactNode }) {
  return (
    <section className="panel" data-testid={props.testId}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A row of facts: what, and its value. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
