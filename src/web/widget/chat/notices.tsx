/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { CustomerConversation } from '../../../protocol/index.js';
import type { LineState } from '../../shared/line.js';
import { dayAndTime } from '../../shared/format.js';
import { useLanguage } from './i18n/index.js';
import { PhoneIcon } from './icons.js';

/** A line that is back within this time is not worth a word. */
const PATIENCE_MS = 1200;

interface LineNoticeProps {
  line: LineState;
  pausedUntil: number | null;
  unsent: number;
}

/** Says when the line is down, and when the server asked to go slower. */
export function LineNotice({ line, pausedUntil, unsent }: LineNoticeProps) {
  const { t } = useLanguage();
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    setPatient(line === 'connecting' || line === 'reconnecting');
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [line]);

  const wait = Math.ceil(((pausedUntil ?? 0) - Date.now()) / 1000);
  let text = '';
  if (line !== 'online') text = patient ? '' : t.line[line];
  else if (wait > 1 && unsent > 0) text = t.slower(wait);
  return (
    <div role="status" class="line-slot">
      {text && (
        <p class={`line-notice ${line}`} data-testid="line-notice">
          {text}
        </p>
      )}
    </div>
  );
}

interface QueueNoticeProps {
  conversation: CustomerConversation | null;
  onCallMe: () => void;
}

/** The place in the queue, live, and the way to be called instead. */
export function QueueNotice({ conversation, onCallMe }: QueueNoticeProps) {
  const { t } = useLanguage();
  const waiting = conversation?.state === 'waiting';
  const queue = waiting ? conversation.queue : undefined;
  const place = queue?.place;
  let text = t.queue.title;
  if (place && queue.nobodyOnDuty) text = t.queue.kept(place);
  else if (place) text = place === 1 ? t.queue.first : t.queue.place(place);
  return (
    <div class="queue-slot">
      {waiting && (
        <div class="queue-notice">
          <span class="pulse" aria-hidden="true" />
          <p role="status">
            <b data-testid="queue-place" data-place={place}>
              {text}
            </b>
            <small>
              <Outlook queue={queue} />
              {t.queue.hint}
            </small>
          </p>
          <button type="button" class="call-me" data-testid="call-me" onClick={onCallMe}>
            <PhoneIcon /> {t.queue.callMe}
          </button>
        </div>
      )}
    </div>
  );
}

const MINUTE_MS = 60_000;

/** When a person may come, as the server expects; counted down by the minute. */
function Outlook({ queue }: Pick<CustomerConversation, 'queue'>) {
  const { t, locale } = useLanguage();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  const minutes = (at: string) => Math.max(1, Math.ceil((Date.parse(at) - now) / MINUTE_MS));
  let text = '';
  if (queue?.opensAt) text = t.queue.nobodyUntil(dayAndTime(queue.opensAt, locale));
  else if (queue?.nobodyOnDuty) text = t.queue.nobody;
  else if (queue?.expected) {
    text = t.queue.expected(minutes(queue.expected.from), minutes(queue.expected.to));
  }
  return text ? <span data-testid="queue-outlook">{text} </span> : null;
}
