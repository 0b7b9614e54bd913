import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteComposer } from '../notes/note-composer.js';
import type { OpenView } from '../staff/open-conversation.js';
import { Composer } from './composer.js';
import { ReadOnlyNote } from './read-only-note.js';
import { useMay } from './use-actions.js';

type Mode = 'reply' | 'note' | 'whisper';

/** Where one writes: to the customer, to colleagues, to one of them, or why one cannot. */
export function WriteArea({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, setChosen] = useState<Mode | null>(null);
  useModeKeys(setChosen);
  const { conversation, gone } = open;
  if (!conversation) return null;
  const { assignee } = conversation;
  const { reply, note, whisper } = may(conversation);
  const possible: Record<Mode, boolean> = { reply, note, whisper };
  const modes = (['reply', 'note', 'whisper'] as const).filter((mode) => !gone && possible[mode]);
  const mode = modes.find((each) => each === chosen) ?? modes[0];
  if (!mode) return <ReadOnlyNote open={open} />;
  const words: Record<Mode, string> = {
    reply: t('relay.toCustomer'),
    note: t('relay.note'),
    whisper: t('relay.whisperTo', { name: assignee?.name }),
  };
  const { id } = conversation;
  return (
    <footer className={mode === 'reply' ? 'write-area' : 'write-area noting'}>
      {!reply && <ReadOnlyNote open={open} />}
      {modes.length > 1 && (
        <Segmented<Mode>
          size="small"
          className="write-mode"
          aria-label={t('relay.writeTo')}
          value={mode}
          options={modes.map((value) => ({
            value,
            label: <span data-testid={`${value}-mode`}>{words[value]}</span>,
          }))}
          onChange={setChosen}
        />
      )}
      {mode === 'reply' ? (
        <Composer open={open} />
      ) : (
        <NoteComposer
          key={mode}
          conversationId={id}
          whisperTo={mode === 'whisper' ? assignee : undefined}
          autoFocus={chosen !== null}
        />
      )}
    </footer>
  );
}

/** Alt+L writes to the customer, Alt+P to colleagues; by place on the keyboard, as on a Mac both type letters. */
function useModeKeys(choose: (mode: Mode) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      if (event.code === 'KeyL') choose('reply');
      else if (event.code === 'KeyP') choose('note');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choose]);
}
