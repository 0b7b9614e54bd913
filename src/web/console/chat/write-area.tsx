import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteComposer } from '../notes/note-composer.js';
import type { OpenView } from '../staff/open-conversation.js';
import { Composer } from './composer.js';
import { ReadOnlyNote } from './read-only-note.js';
import { useMay } from './use-actions.js';

type Mode = 'reply' | 'note';

/** Where one writes: to the customer, to colleagues, or why one cannot. */
export function WriteArea({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const may = useMay();
  const [mode, setMode] = useState<Mode>('reply');
  const { conversation, gone } = open;
  if (!conversation) return null;
  const { reply, note } = may(conversation);
  if (gone || !note) {
    return reply && !gone ? (
      <footer className="write-area">
        <Composer conversationId={conversation.id} />
      </footer>
    ) : (
      <ReadOnlyNote open={open} />
    );
  }
  const noting = mode === 'note' || !reply;
  return (
    <footer className={noting ? 'write-area noting' : 'write-area'}>
      {reply ? (
        <Segmented<Mode>
          size="small"
          className="write-mode"
          aria-label={t('relay.writeTo')}
          value={mode}
          options={[
            { value: 'reply', label: t('relay.toCustomer') },
            { value: 'note', label: <span data-testid="note-mode">{t('relay.note')}</span> },
          ]}
          onChange={setMode}
        />
      ) : (
        <ReadOnlyNote open={open} />
      )}
      {noting ? (
        <NoteComposer conversationId={conversation.id} autoFocus={reply} />
      ) : (
        <Composer conversationId={conversation.id} />
      )}
    </footer>
  );
}
