import { Button, Mentions } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '../../../protocol/index.js';
import { MESSAGE_TEXT_LIMIT } from '../../shared/contract.js';
import { uuid7 } from '../../shared/uuid7.js';
import { sendsText, useDraft } from '../chat/use-draft.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { mentionedIn } from './mentioned.js';
import { useColleagues } from './use-colleagues.js';
import { useNarrowedList } from './use-narrowed-list.js';

/** A whisper calls nobody in. */
const NOBODY: Colleague[] = [];

interface NoteComposerProps {
  conversationId: string;
  /** The one reader of a whisper; undefined: a note to all who see the conversation. */
  whisperTo?: { id: string; name: string } | undefined;
  /** Whether it is shown because somebody chose to write a note. */
  autoFocus: boolean;
}

/** Where a note is written. `@` lists the colleagues; Enter writes it. */
export function NoteComposer({ conversationId, whisperTo, autoFocus }: NoteComposerProps) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const all = useColleagues();
  const colleagues = whisperTo ? NOBODY : all;
  const showFailure = useShowFailure();
  const [text, setText] = useDraft(`${whisperTo ? 'whisper' : 'note'}:${conversationId}`);
  const [sending, setSending] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const narrowedTo = useNarrowedList(area);
  const picked = useRef(new Set<string>());
  // Kept over a failure: should the first try have arrived, the second gives its result.
  const noteId = useRef(uuid7());
  const left = MESSAGE_TEXT_LIMIT - text.length;
  const sendable = text.trim() !== '' && left >= 0 && !sending;

  const send = async () => {
    if (!sendable) return;
    setSending(true);
    const mentions = mentionedIn(text, colleagues, picked.current);
    const failure = await desk.actions.writeNote({
      conversationId,
      noteId: noteId.current,
      text: text.trim().replaceAll('\0', ''),
      mentions,
      ...(whisperTo && { whisperTo: whisperTo.id }),
    });
    setSending(false);
    if (failure) return showFailure(failure);
    noteId.current = uuid7();
    picked.current.clear();
    setText('');
  };
  // Not called while the list is open: there, Enter picks.
  const onPressEnter = (event: KeyboardEvent) => {
    if (!sendsText(event)) return;
    event.preventDefault();
    void send();
  };

  return (
    <div ref={area} className="composer note-composer">
      <Mentions
        value={text}
        autoFocus={autoFocus}
        autoSize={{ minRows: 2, maxRows: 8 }}
        variant="borderless"
        aria-label={t('relay.writeNote')}
        placeholder={
          whisperTo ? t('relay.whisperPlaceholder', whisperTo) : t('relay.notePlaceholder')
        }
        status={left < 0 ? 'error' : ''}
        data-testid="note-composer"
        placement="top"
        notFoundContent={t('relay.nobodyFound')}
        options={colleagues.map(({ id, name, tier, presence }) => ({
          key: id,
          value: name,
          label: `${name} · ${t(`tier.${tier}`)} · ${t(`relay.presence.${presence}`)}`,
        }))}
        onChange={setText}
        onSearch={narrowedTo}
        onSelect={({ key }) => {
          // The field adds to the keys it was given.
          const chosen = colleagues.find(({ id }) => key?.startsWith(id));
          if (chosen) picked.current.add(chosen.id);
          narrowedTo(null);
        }}
        onPressEnter={onPressEnter}
      />
      <div className="composer-foot">
        <small className={left < 0 ? 'bad-text' : 'muted'} aria-live="polite">
          {left < 0 ? t('chat.over', { count: -left }) : t('relay.noteHint')}
        </small>
        <Button
          type="primary"
          disabled={!sendable}
          loading={sending}
          data-testid="send-note"
          onClick={() => void send()}
        >
          {whisperTo ? t('relay.whisper') : t('relay.writeNote')}
        </Button>
      </div>
    </div>
  );
}
