/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { PastConversation } from '../../../../protocol/index.js';
import { dayAndTime } from '../../../shared/format.js';
import type { ConversationRequests } from '../conversation-requests.js';
import type { FilePasses } from '../file-passes.js';
import { useLanguage } from '../i18n/index.js';
import { Sheet } from '../sheet/sheet.js';
import './history.css';
import { historyTexts } from './history-texts.js';
import { PastMessages } from './past-messages.js';

interface HistorySheetProps {
  requests: ConversationRequests;
  /** The conversation that is shown: it is no earlier one. */
  shownId: string | undefined;
  files: FilePasses;
  onClose: () => void;
}

/** Conversations that are over, the youngest first; one of them opened is read, not written to. */
export function HistorySheet({ requests, shownId, files, onClose }: HistorySheetProps) {
  const { locale } = useLanguage();
  const texts = historyTexts[locale];
  const [past, setPast] = useState<PastConversation[]>([]);
  const [state, setState] = useState<'loading' | 'more' | 'all' | 'failed'>('loading');
  const [opened, setOpened] = useState<PastConversation | null>(null);

  const load = async (before?: string) => {
    setState('loading');
    const answer = await requests.pastConversations(before);
    if (!answer.ok) return setState('failed');
    setPast((known) => [...known, ...answer.conversations]);
    setState(answer.hasMore ? 'more' : 'all');
  };
  useEffect(() => void load(), []);

  if (opened) {
    return (
      <Sheet title={dayAndTime(opened.createdAt, locale)} onClose={onClose}>
        <PastMessages
          conversationId={opened.id}
          requests={requests}
          files={files}
          onBack={() => setOpened(null)}
        />
      </Sheet>
    );
  }
  const listed = past.filter(({ id }) => id !== shownId);
  const last = past.at(-1)?.id;
  return (
    <Sheet title={texts.title} onClose={onClose}>
      <ul class="history" data-testid="history">
        {listed.map((one) => (
          <li key={one.id}>
            <button type="button" data-testid="past" onClick={() => setOpened(one)}>
              <span dir="auto">{one.opening || texts.photo}</span>
              <small>{dayAndTime(one.createdAt, locale)}</small>
            </button>
          </li>
        ))}
      </ul>
      <p class="muted" role="status">
        {state === 'loading' && texts.loading}
        {state === 'all' && listed.length === 0 && texts.none}
        {state === 'failed' && texts.failed}
      </p>
      {(state === 'more' || state === 'failed') && (
        <button type="button" class="secondary" onClick={() => void load(last)}>
          {state === 'more' ? texts.more : texts.retry}
        </button>
      )}
    </Sheet>
  );
}
