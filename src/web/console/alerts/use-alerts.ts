import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActing } from '../desk/use-desk.js';
import { usePreferences } from '../preferences.js';
import { chime } from './chime.js';
import { whatsNew, type Alert } from './whats-new.js';

/** Tells of what is new: by a sound, and on the desktop while nobody looks at the page. */
export function useAlerts(): void {
  const { t } = useTranslation();
  const { desk, select } = useActing();
  const { alerts } = usePreferences();
  const latest = useRef({ t, select, alerts });
  useEffect(() => {
    latest.current = { t, select, alerts };
  });
  useEffect(() => {
    // What was there already when the line first stood is no news.
    let before = desk.view.line === 'online' ? desk.view : null;
    return desk.subscribe(() => {
      const after = desk.view;
      const news = before ? whatsNew(before, after) : [];
      if (before || after.line === 'online') before = after;
      if (news.length > 0) tell(news);
    });

    function tell(news: Alert[]): void {
      const { desktop, sound } = latest.current.alerts;
      if (sound) chime(news.some(({ urgent }) => urgent) ? 'urgent' : 'plain');
      if (desktop && !document.hasFocus()) for (const alert of news) show(alert);
    }

    function show({ kind, conversation, urgent }: Alert): void {
      if (!('Notification' in window) || Notification.permission !== 'granted') return;
      const { t: word } = latest.current;
      const shown = new Notification(word(`alerts.${kind}`), {
        body: `${word('visitor', { number: conversation.visitor })} ${conversation.preview}`,
        // One of a conversation at a time, whichever tab shows it.
        tag: conversation.id,
        requireInteraction: urgent,
      });
      shown.onclick = () => {
        window.focus();
        latest.current.select(conversation.id);
        shown.close();
      };
    }
  }, [desk]);
}
