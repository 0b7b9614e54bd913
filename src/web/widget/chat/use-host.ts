import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CustomerConversation, Locale, Message } from '../../../protocol/index.js';
import { pickLocale } from '../../shared/locale.js';
import type { CustomerSession } from './customer-session.js';
import type { CustomerView } from './customer-view.js';
import type { HostLink } from './host-link.js';
import { readContext } from './read-context.js';
import type { Sound } from './sound.js';

interface HostPorts {
  host: HostLink;
  session: CustomerSession;
  sound: Sound;
  view: CustomerView;
  composer: RefObject<HTMLTextAreaElement | null>;
  setLocale: (locale: Locale) => void;
  say: (text: string) => void;
}

/** Obeys the embedding page and tells it what its visitors should notice. */
export function useHost({ host, session, sound, view, composer, setLocale, say }: HostPorts): void {
  const [shown, setShown] = useState(!host.embedded);
  const obey = useRef(say);
  obey.current = say;

  useEffect(() => {
    const stop = host.listen((body) => {
      if (body.type === 'shown') {
        setShown(true);
        session.line.resync();
        // On a phone the keyboard would cover the greeting before anybody asked for it.
        if (matchMedia('(pointer: fine)').matches) composer.current?.focus();
      } else if (body.type === 'hidden') setShown(false);
      else if (body.type === 'locale') setLocale(pickLocale([body.locale]));
      else if (body.type === 'identify') session.identify(String(body.token));
      else if (body.type === 'context') session.setContext(readContext(body.context));
      else if (body.type === 'send') {
        const text = String(body.text).trim();
        if (text) obey.current(text);
      }
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
  }, [host, session, composer, setLocale]);

  const inSight = useInSight(shown);
  useNews({ host, sound }, view.messages, view.conversation?.id, inSight);
  useSeen(session, view, inSight);
  useHandoff(host, view.conversation);
  const { identityRefused } = view;
  useEffect(() => {
    if (identityRefused) host.tell({ type: 'error', code: identityRefused.code });
  }, [host, identityRefused]);
}

/** Whether the chat is before somebody's eyes: shown, on a page that is. */
function useInSight(shown: boolean): boolean {
  const [visible, setVisible] = useState(!document.hidden);
  useEffect(() => {
    const onChange = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return shown && visible;
}

/** Tells whoever writes to the customer that their words were before somebody's eyes. */
function useSeen(session: CustomerSession, view: CustomerView, inSight: boolean): void {
  const last = view.messages.findLast(({ author }) => author.kind === 'staff')?.seq ?? 0;
  const { conversation, line } = view;
  const talks = inSight && line === 'online' && conversation?.state === 'person';
  useEffect(() => {
    if (talks && last > 0) session.seen(last);
  }, [session, talks, conversation?.id, last]);
}

/** Tells when a person is called and when one has come, not what was so when the page was opened. */
function useHandoff(host: HostLink, conversation: CustomerConversation | null): void {
  const past = useRef<{ id: string; told: string } | null>(null);
  const id = conversation?.id;
  const state = conversation?.state;
  const name = conversation?.assignee?.name ?? '';
  useEffect(() => {
    if (!id) return;
    const before = past.current;
    const now = `${state} ${name}`;
    past.current = { id, told: now };
    if (before?.id !== id || before.told === now) return;
    if (state === 'waiting') host.tell({ type: 'handoff', state });
    else if (state === 'person') host.tell({ type: 'handoff', state, name });
  }, [host, id, state, name]);
}

/** Tells of messages that arrived after the first picture, and counts those not yet seen. */
function useNews(
  { host, sound }: Pick<HostPorts, 'host' | 'sound'>,
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
    const before = past.unread;
    for (const { author, content } of messages.slice(past.seq)) {
      if (content.kind !== 'text' || (author.kind !== 'bot' && author.kind !== 'staff')) continue;
      host.tell({ type: 'message', author: author.kind });
      past.unread += 1;
    }
    past.seq = last;
    if (!shown && past.unread > before) sound.play();
    if (shown) past.unread = 0;
    host.tell({ type: 'unread', count: past.unread });
  }, [host, sound, messages, conversationId, shown]);
}
