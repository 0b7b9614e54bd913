import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CannedList, optionId } from '../canned/canned-list.js';
import { gapsIn } from '../../../protocol/reply-gaps.js';
import { useCanned } from '../canned/use-canned.js';
import { MESSAGE_TEXT_LIMIT } from '../../shared/contract.js';
import { ConductWarning } from '../conduct/conduct-warning.js';
import { useDesk } from '../desk/use-desk.js';
import { BotDraftCard } from '../drafts/bot-draft-card.js';
import type { OpenView } from '../staff/open-conversation.js';
import { sendsText, useDraft } from './use-draft.js';

const COUNT_FROM = 300;
const LIST_ID = 'canned-list';

/** Where a reply is written. What is not sent yet stays with its conversation. */
export function Composer({ open }: { open: OpenView }) {
  const conversationId = open.id;
  const { t } = useTranslation();
  const { desk } = useDesk();
  const [text, setText] = useDraft(conversationId);
  const [refused, setRefused] = useState(false);
  const field = useRef<TextAreaRef>(null);
  const area = useMemo(
    () => ({
      get current() {
        return field.current?.resizableTextArea?.textArea ?? null;
      },
    }),
    [],
  );
  const left = MESSAGE_TEXT_LIMIT - text.length;
  const sendable = text.trim() !== '' && left >= 0;
  const gaps = gapsIn(text).map(({ from, to }) => text.slice(from, to));

  const write = (next: string) => {
    setText(next);
    setRefused(false);
    if (next.trim()) desk.typing.touch();
    else desk.typing.stop();
  };
  const canned = useCanned({ conversationId, text, setText: write, area });
  const send = () => {
    if (!sendable) return;
    if (canned.goToGap(0)) {
      area.current?.focus();
      return setRefused(true);
    }
    desk.send(conversationId, text.trim().replaceAll('\0', ''));
    write('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKey(event) || !sendsText(event)) return;
    event.preventDefault();
    send();
  };
  const slash = () => {
    const next = text === '' || /\s$/.test(text) ? `${text}/` : `${text} /`;
    write(next);
    canned.look(next, next.length);
    area.current?.focus();
  };
  const change = (draft: string) => {
    write(draft);
    area.current?.focus();
  };
  const { list } = canned;

  return (
    <div className="composer">
      {!list && <BotDraftCard open={open} onChange={change} />}
      {list && <CannedList id={LIST_ID} list={list} />}
      <Input.TextArea
        ref={field}
        value={text}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        variant="borderless"
        aria-label={t('chat.composer')}
        aria-autocomplete="list"
        {...(list && { 'aria-controls': LIST_ID })}
        aria-activedescendant={optionId(list?.options[list.at]?.shortcut)}
        placeholder={t('chat.placeholder')}
        status={left < 0 || refused ? 'error' : ''}
        data-testid="composer"
        onChange={({ target }) => {
          write(target.value);
          canned.look(target.value, target.selectionStart);
        }}
        onKeyDown={onKeyDown}
      />
      <ConductWarning text={text} messages={open.messages} />
      <div className="composer-foot">
        <Button size="small" type="text" title={t('writing.canned')} onClick={slash}>
          {t('writing.slash')}
        </Button>
        <small className={left < 0 || refused ? 'bad-text' : 'muted'} aria-live="polite">
          {left < 0
            ? t('chat.over', { count: -left })
            : gaps.length > 0
              ? t(refused ? 'writing.gapsRefused' : 'writing.gaps', { gaps: gaps.join(' ') })
              : left <= COUNT_FROM && t('chat.left', { count: left })}
        </small>
        <span className="spring" />
        <Button type="primary" disabled={!sendable} data-testid="send" onClick={send}>
          {t('chat.send')}
        </Button>
      </div>
    </div>
  );
}
