import { useTranslation } from 'react-i18next';
import type { NoticeLine } from '../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';

/** What is the matter at the places a card is about. */
export function NoticeLines({ notices }: { notices: readonly NoticeLine[] }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  return (
    <ul className="notices" data-testid="notices">
      {notices.map((notice) => (
        <li key={notice.id}>
          {[
            notice.title[locale],
            notice.delayHours &&
              t('card.delay', { least: notice.delayHours[0], most: notice.delayHours[1] }),
            notice.endsAt &&
              t('card.until', { time: dayAndTime(notice.endsAt, locale, BUSINESS_ZONE) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}
