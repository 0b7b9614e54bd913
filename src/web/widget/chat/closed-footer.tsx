/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Message } from '../../../protocol/index.js';
import type { Failure } from '../../shared/answer.js';
import { workingStorage } from '../../shared/kept-storage.js';
import type { CustomerView } from './customer-view.js';
import { PhoneIcon } from './icons.js';
import { useLanguage } from './i18n/index.js';
import { onDemand } from './on-demand.js';

const Satisfaction = onDemand(
  async () => (await import('./satisfaction/satisfaction.js')).Satisfaction,
);

/** The conversation whose customer would rather not say how it was: they are asked once. */
const SKIPPED_KEY = 'relaydesk:unrated';
const skips = workingStorage(() => localStorage);

interface ClosedFooterProps {
  view: CustomerView;
  onRate: (score: number, comment: string) => Promise<Failure | null>;
  onStart: () => Promise<Failure | null>;
  onCallMe: () => void;
}

/** What is left to do in a conversation that is over. */
export function ClosedFooter({ view, onRate, onStart, onCallMe }: ClosedFooterProps) {
  const { t } = useLanguage();
  const id = view.conversation?.id ?? '';
  const satisfaction = view.conversation?.satisfaction;
  const [failed, setFailed] = useState(false);
  const [skipped, setSkipped] = useState(() => skips.getItem(SKIPPED_KEY));
  const start = async () => setFailed((await onStart()) !== null);
  const skip = () => {
    skips.setItem(SKIPPED_KEY, id);
    setSkipped(id);
  };
  const asks = satisfaction !== undefined && skipped !== id && view.messages.some(byPerson);
  return (
    <footer class="closed-foot">
      {asks && <Satisfaction said={satisfaction.score !== null} onRate={onRate} onSkip={skip} />}
      {(failed || !asks) && <p role="status">{failed ? t.startAnewFailed : t.closedNote}</p>}
      <button
        type="button"
        class={asks && satisfaction.score === null ? 'secondary' : 'primary'}
        data-testid="start-anew"
        onClick={() => void start()}
      >
        {t.startAnew}
      </button>
      {view.messages.some(byPerson) && (
        <button type="button" class="call-me" data-testid="call-me" onClick={onCallMe}>
          <PhoneIcon /> {t.queue.callMe}
        </button>
      )}
    </footer>
  );
}

/** Of the bot alone its answers are asked about, each by itself. */
function byPerson({ author }: Message): boolean {
  return author.kind === 'staff';
}
