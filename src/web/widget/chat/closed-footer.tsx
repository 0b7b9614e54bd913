/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Failure } from '../../shared/answer.js';
import { useLanguage } from './i18n/index.js';

interface ClosedFooterProps {
  onStart: () => Promise<Failure | null>;
}

export function ClosedFooter({ onStart }: ClosedFooterProps) {
  const { t } = useLanguage();
  const [failed, setFailed] = useState(false);
  const start = async () => setFailed((await onStart()) !== null);
  return (
    <footer class="closed-foot">
      <p role="status">{failed ? t.startAnewFailed : t.closedNote}</p>
      <button type="button" class="primary" data-testid="start-anew" onClick={() => void start()}>
        {t.startAnew}
      </button>
    </footer>
  );
}
