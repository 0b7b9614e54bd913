import { Button } from 'antd';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineState } from '../../shared/line.js';
import type { OutboxEntry } from '../../shared/outbox.js';
import { interleave } from '../notes/interleave.js';
import { NoteItem } from '../notes/note-item.js';
import type { OpenView } from '../staff/open-conversation.js';
import { LogMessage } from './log-message.js';
import { UnsentMessage } from './unsent-message.js';
import { useTail } from './use-tail.js';

/** Nearer to the end than this counts as reading along, in CSS pixels. */
const NEAR = 80;

interface MessageLogProps {
  open: OpenView;
  unsent: readonly OutboxEntry[];
  line: LineState;
}

export function MessageLog({ open, unsent, line }: MessageLogProps) {
  const { t } = useTranslation();
  const { messages, notes, typing } = open;
  const marks = useMemo(() => Map.groupBy(open.conduct, ({ seq }) => seq), [open.conduct]);
  const own = unsent.filter((entry) => entry.conversationId === open.id);
  const count = messages.length + notes.length + own.length;
  const box = useRef<HTMLDivElement>(null);
  const { away, toEnd, onScroll } = useEnd(box, open.id, count, typing);
  const entries = useMemo(() => interleave(messages, notes), [messages, notes]);
  const { tail, onScroll: drawEarlier } = useTail(box, open.id, entries);
  return (
    <div className="log-frame">
      <div
        className="log"
        ref={box}
        role="log"
        aria-label={t('chat.log')}
        tabIndex={0}
        data-testid="messages"
        onScroll={() => {
          onScroll();
          drawEarlier();
        }}
      >
        {tail.map((entry) =>
          entry.note ? (
            <NoteItem key={entry.note.id} note={entry.note} />
          ) : (
            <LogMessage
              key={entry.message.seq}
              message={entry.message}
              before={entry.before}
              marks={marks.get(entry.message.seq)}
            />
          ),
        )}
        {own.map((entry) => (
          <UnsentMessage key={entry.clientId} entry={entry} line={line} />
        ))}
        {typing && (
          <p className="typing" data-testid="typing" data-by={typing}>
            {t(typing === 'customer' ? 'chat.customerTyping' : 'chat.staffTyping')}…
          </p>
        )}
      </div>
      {away && (
        <Button className="to-end" shape="round" size="small" onClick={toEnd}>
          ↓ {t('chat.newMessages')}
        </Button>
      )}
    </div>
  );
}

/** Keeps the end in sight for who reads along, and leaves who reads older messages in place. */
function useEnd(
  box: React.RefObject<HTMLDivElement | null>,
  id: string,
  count: number,
  typing: string | null,
) {
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    atEnd.current = true;
    setAway(false);
  };
  const onScroll = () => {
    const { current } = box;
    if (!current) return;
    atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
    if (atEnd.current) setAway(false);
  };
  useEffect(() => {
    atEnd.current = true;
  }, [id]);
  useLayoutEffect(() => {
    if (atEnd.current) {
      if (box.current) box.current.scrollTop = box.current.scrollHeight;
    } else setAway(true);
  }, [box, id, count, typing]);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    // Something over the text area takes room from the log.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [box]);
  return { away, toEnd, onScroll };
}
