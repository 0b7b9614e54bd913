/** @jsxImportSource preact */
import type { NoticeLine } from '../../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../../shared/format.js';
import { useCardTexts } from './texts/index.js';

/** What is the matter at the places a card is about. */
export function NoticeLines({ notices }: { notices: readonly NoticeLine[] | undefined }) {
  const { locale, t } = useCardTexts();
  if (!notices || notices.length === 0) return null;
  return (
    <ul class="notices" data-testid="notices">
      {notices.map((notice) => (
        <li key={notice.id} data-kind={notice.kind}>
          {notice.title[locale]}
          <small>
            {notice.delayHours && ` ${t.notice.delay(...notice.delayHours)}`}
            {notice.endsAt &&
              ` ${t.notice.until(dayAndTime(notice.endsAt, locale, BUSINESS_ZONE))}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
