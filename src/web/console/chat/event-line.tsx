import type { ConversationEvent } from '../../../protocol/index.js';
import { nameOf } from '../i18n/name-of.js';
import { usePreferences } from '../preferences.js';

export function EventLine({ event }: { event: ConversationEvent }) {
  const { t } = usePreferences();
  const words = () => {
    switch (event.type) {
      case 'handed_over':
        return t('event.handed_over', { reason: nameOf('reason', event.reason ?? '') });
      case 'accepted':
        if (!event.tier) return event.name;
        return t('event.accepted', { name: event.name, tier: t(`tier.${event.tier}`) });
      case 'escalated':
        return t('event.escalated', { tier: t(`tier.${event.tier}`) });
      case 'passed':
        return t(`event.passed_${event.to}`);
      case 'returned':
        return t('event.returned');
      case 'callback_left':
        return t('event.callback_left', { phone: event.phone, at: t(`callbackAt.${event.at}`) });
      case 'closed':
        return t(`event.closed_${event.by}`);
      default:
        // An event of a later server.
        return null;
    }
  };
  return (
    <p className="event-line" data-testid="message" data-author="system" data-event={event.type}>
      {words()}
    </p>
  );
}
