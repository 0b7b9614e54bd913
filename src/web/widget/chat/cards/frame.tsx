/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useCardTexts } from './texts/index.js';

interface FrameProps {
  testId: string;
  title: string;
  demo: boolean;
  children: ComponentChildren;
}

/** What all cards have in common: a titled box, and the mark of made-up data. */
export function CardFrame({ testId, title, demo, children }: FrameProps) {
  const { t } = useCardTexts();
  return (
    <section class="card" data-testid={testId} aria-label={title}>
      <header class="card-head">
        <h2>{title}</h2>
        {demo && <span class="demo-mark">{t.demo}</span>}
      </header>
      {children}
    </section>
  );
}
