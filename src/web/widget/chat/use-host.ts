import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Locale, Message } from '../../../protocol/index.js';
import { pickLocale } from '../../shared/locale.js';
import type { CustomerView } from './customer-session.js';
import type { HostLink } from './host-link.js';

interface HostPorts {
  host: HostLink;
  view: CustomerView;
  composer: RefObject<HTMLTextAreaElement | null>;
  setLocale: (locale: Locale) => void;
  identify: (token: string) => void;
  say: (text: string) => void;
}

/** Obeys the embedding page and tells it what its visitors should notice. */
export function useHost({ host, view, composer, setLocale, identify, say }: HostPorts): void {
  const [shown, setShown] = useState(true);
  const obey = useRef(say);
  obey.current = say;

  useEffect(() => {
    const stop = host.listen((body) => {
      if (body.type === 'shown') {
        setShown(true);
        // On a phone the keyboard would cover the greeting before anybody asked for it.
        if (matchMedia('(pointer: fine)').matches) composer.current?.focus();
      } else if (body.type === 'hidden') setShown(false);
      else if (body.type === 'locale') setLocale(pickLocale([body.locale]));
      else if (body.type === 'identify') identify(String(body.token));
      else if (body.type === 'send') obey.current(String(body.text));
    });
    host.tell({ type: 'ready' });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) host.tell({ type: 'close' });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      stop();
      window.removeEventListener('keydown', onKey);
    };
  }, [host, composer, setLocale, identify]);

  useNews(host, view.messages, view.conversation?.id, shown);
}

/** Tells of messages that arrived after the first picture, and counts those not yet seen. */
function useNews(
  host: HostLink,
  messages: readonly Message[],
  conversationId: string | undefined,
  shown: boolean,
): void {
  const told = useRef({ conversationId: '', seq: 0, unread: 0 });
  useEffect(() => {
    const last = messages.length;
    const past = told.current;
    if (past.conversationId !== conversationId) {
      if (last > 0) told.current = { conversationId: conversationId ?? '', seq: last, unread: 0 };
      return;
    }
    for (const { author, content } of messages.slice(past.seq)) {
      if (content.kind !== 'text' || (author.kind !== 'bot' && author.kind !== 'staff')) continue;
      host.tell({ type: 'message', author: author.kind });
      past.unread += 1;
    }
    past.seq = last;
    if (shown) past.unread = 0;
    host.tell({ type: 'unread', count: past.unread });
  }, [host, messages, conversationId, shown]);
}
