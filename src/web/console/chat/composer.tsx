import { Button, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_TEXT_LIMIT } from '../../shared/contract.js';
import { useDesk } from '../desk/use-desk.js';
import { sendsText, useDraft } from './use-draft.js';

const COUNT_FROM = 300;

/** Where a reply is written. What is not sent yet stays with its conversation. */
export function Composer({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const [text, setText] = useDraft(conversationId);
  const left = MESSAGE_TEXT_LIMIT - text.length;
  const sendable = text.trim() !== '' && left >= 0;

  const write = (next: string) => {
    setText(next);
    if (next.trim()) desk.typing.touch();
    else desk.typing.stop();
  };
  const send = () => {
    if (!sendable) return;
    desk.send(conversationId, text.trim().replaceAll('\0', ''));
    write('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!sendsText(event)) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="composer">
      <Input.TextArea
        value={text}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        variant="borderless"
        aria-label={t('chat.composer')}
        placeholder={t('chat.placeholder')}
        status={left < 0 ? 'error' : ''}
        data-testid="composer"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-foot">
        <small className={left < 0 ? 'bad-text' : 'muted'} aria-live="polite">
          {left < 0
            ? t('chat.over', { count: -left })
            : left <= COUNT_FROM && t('chat.left', { count: left })}
        </small>
        <Button type="primary" disabled={!sendable} data-testid="send" onClick={send}>
          {t('chat.send')}
        </Button>
      </div>
    </div>
  );
}
