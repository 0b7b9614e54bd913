import { Button } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type CustomItemComponentProps, type VirtualizerHandle } from 'virtua';
import type { OutboxEntry } from '../../shared/outbox.js';
import { usePart } from '../desk/use-desk.js';
import { interleave, type LogEntry } from '../notes/interleave.js';
import { NoteItem } from '../notes/note-item.js';
import type { OpenView } from '../staff/open-conversation.js';
import { LogMessage } from './log-message.js';
import { UnsentMessage } from './unsent-message.js';
import { useSought } from './use-sought.js';
import { useLogEnd } from './use-log-end.js';

/** So far above and below what is in sight entries are drawn, in CSS pixels. */
const DRAWN_AROUND = 800;

type Place = (LogEntry & { unsent?: never; typing?: never }) | Unsent | Typing;
interface Unsent {
  unsent: OutboxEntry;
  typing?: never;
}
interface Typing {
  typing: NonNullable<OpenView['typing']>;
  unsent?: never;
  note?: never;
}

/** Of thousands of messages those that are in sight, and some around them. */
export function MessageLog({ open }: { open: OpenView }) {
  const { t } = useTranslation();
  const unsent = usePart((view) => view.unsent);
  const line = usePart((view) => view.line);
  const { messages, notes, typing } = open;
  const marks = useMemo(() => Map.groupBy(open.conduct, ({ seq }) => seq), [open.conduct]);
  const entries = useMemo(() => interleave(messages, notes), [messages, notes]);
  const places = useMemo<Place[]>(
    () => [
      ...entries,
      ...unsent
        .filter((entry) => entry.conversationId === open.id)
        .map((entry) => ({ unsent: entry })),
      ...(typing ? [{ typing }] : []),
    ],
    [entries, unsent, typing, open.id],
  );
  const box = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualizerHandle>(null);
  const { away, toEnd, stay, onScroll } = useLogEnd(box, handle, places.length);
  const lastOurs = messages.findLast(({ author }) => author.kind === 'staff')?.seq ?? 0;
  const seen = lastOurs <= (open.conversation?.seen ?? 0) ? lastOurs : 0;
  const sought = useSought(
    open.id,
    entries,
    (index) => {
      stay();
      handle.current?.scrollToIndex(index, { align: 'center' });
    },
    (seq) => box.current?.querySelector(`[data-seq="${seq}"]`) !== null,
  );
  return (
    <div className="log-frame">
      <div
        className="log"
        ref={box}
        role="log"
        // Older messages that come into sight are no news.
        aria-live={away ? 'off' : 'polite'}
        aria-label={t('chat.log')}
        tabIndex={0}
        data-testid="messages"
        onKeyDown={(event) => {
          // The browser's own way ends where it was thought to lead, or is cut short on it.
          if (!['Home', 'End'].includes(event.key) || event.target !== box.current) return;
          event.preventDefault();
          if (event.key === 'End') return toEnd();
          stay();
          handle.current?.scrollToIndex(0);
        }}
      >
        <Virtualizer
          ref={handle}
          scrollRef={box}
          item={LogPlace}
          bufferSize={DRAWN_AROUND}
          onScroll={onScroll}
          data={places}
        >
          {(place) => {
            if (place.unsent) {
              return <UnsentMessage key={place.unsent.clientId} entry={place.unsent} line={line} />;
            }
            if (place.typing) return <Typing key="typing" by={place.typing} />;
            if (place.note) return <NoteItem key={place.note.id} note={place.note} />;
            const { message, before } = place;
            return (
              <LogMessage
                key={message.seq}
                message={message}
                before={before}
                marks={marks.get(message.seq)}
                seen={message.seq === seen}
                sought={message.seq === sought}
              />
            );
          }}
        </Virtualizer>
      </div>
      {away && (
        <Button className="to-end" shape="round" size="small" onClick={toEnd}>
          ↓ {t('chat.newMessages')}
        </Button>
      )}
    </div>
  );
}

function Typing({ by }: { by: NonNullable<OpenView['typing']> }) {
  const { t } = useTranslation();
  return (
    <p className="typing" data-testid="typing" data-by={by}>
      {t(by === 'customer' ? 'chat.customerTyping' : 'chat.staffTyping')}…
    </p>
  );
}

/** Where one entry stands: what stands in it is put to one side or the other. */
function LogPlace({ style, children, ref }: CustomItemComponentProps) {
  return (
    // What is measured is the inside of the outer one: room around an entry is room in it.
    <div style={style} ref={ref}>
      <div className="log-place">{children}</div>
    </div>
  );
}
