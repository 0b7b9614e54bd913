/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Failure } from '../../shared/answer.js';
import { useLanguage } from './i18n/index.js';

interface HelpfulProps {
  onMark: (helpful: boolean) => Promise<Failure | null>;
}

/** Asks whether an answer helped. A no brings in a person, who is told of in the list. */
export function Helpful({ onMark }: HelpfulProps) {
  const { t } = useLanguage();
  const [said, setSaid] = useState<'thanks' | 'failed' | null>(null);
  const mark = async (helpful: boolean) => setSaid((await onMark(helpful)) ? 'failed' : 'thanks');
  return (
    <div class="helpful" role="group" aria-label={t.helpful.question} data-testid="helpful">
      {said === 'thanks' ? (
        <span role="status">{t.helpful.thanks}</span>
      ) : (
        <>
          <span role="status">{said ? t.helpful.failed : t.helpful.question}</span>
          <button type="button" data-testid="helpful-yes" onClick={() => void mark(true)}>
            {t.helpful.yes}
          </button>
          <button type="button" data-testid="helpful-no" onClick={() => void mark(false)}>
            {t.helpful.no}
          </button>
        </>
      )}
    </div>
  );
}
