import { pickLocale } from '../../shared/locale.js';
import type { Envelope, ToFrame, ToHost } from '../host-message.js';
import type { Command, RelayDesk, WidgetEvents } from './api.js';
import { Launcher } from './launcher.js';

/** Draws the launcher and takes commands; the chat itself is fetched at its first use. */
export function startWidget(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src);
  let locale = pickLocale([
    script.dataset.lang,
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  let isOpen = false;
  let frameReady = false;
  let focusBefore: Element | null = null;
  const waiting: ToFrame[] = [];
  const handlers = new Map<string, Set<(detail: unknown) => void>>();

  const source = () =>
    `${origin}/widget/?lang=${locale}&host=${encodeURIComponent(location.origin)}`;

  const tell = (body: ToFrame) => {
    if (!frameReady) return void waiting.push(body);
    const envelope: Envelope<ToFrame> = { relaydesk: 1, body };
    launcher.frame?.contentWindow?.postMessage(envelope, origin);
  };

  const emit = <E extends keyof WidgetEvents>(event: E, detail: WidgetEvents[E]) => {
    for (const handler of handlers.get(event) ?? []) handler(detail);
    window.dispatchEvent(new CustomEvent(`relaydesk:${event}`, { detail }));
  };

  const setOpen = (open: boolean) => {
    if (open === isOpen) return;
    isOpen = open;
    if (open) focusBefore = document.activeElement;
    launcher.show(open, source);
    launcher.frame?.focus();
    tell({ type: open ? 'shown' : 'hidden' });
    if (!open) {
      // Focus goes back to where it was; the body means it was nowhere in particular.
      if (focusBefore instanceof HTMLElement && focusBefore !== document.body) focusBefore.focus();
      if (document.activeElement === document.body) launcher.focusButton();
    }
    emit(open ? 'open' : 'close', undefined);
  };

  const launcher = new Launcher(locale, () => setOpen(!isOpen));

  window.addEventListener('message', (event: MessageEvent<Partial<Envelope<ToHost>> | null>) => {
    if (event.origin !== origin || event.source !== launcher.frame?.contentWindow) return;
    const body = event.data?.relaydesk === 1 ? event.data.body : undefined;
    if (body?.type === 'ready') {
      frameReady = true;
      waiting.splice(0).forEach(tell);
      emit('ready', undefined);
    } else if (body?.type === 'close') setOpen(false);
    else if (body?.type === 'unread') {
      launcher.setUnread(body.count);
      emit('unread', { count: body.count });
    } else if (body?.type === 'message') emit('message', { author: body.author });
  });

  const run = (command: Command) => {
    switch (command[0]) {
      case 'open':
      case 'close':
        return setOpen(command[0] === 'open');
      case 'toggle':
        return setOpen(!isOpen);
      case 'setLocale':
        locale = pickLocale([command[1]]);
        launcher.setLocale(locale);
        // A frame not yet made will be asked for in this language.
        if (launcher.frame) tell({ type: 'locale', locale });
        return;
      case 'identify':
        return tell({ type: 'identify', token: command[1] });
      case 'send':
        setOpen(true);
        return tell({ type: 'send', text: command[1] });
      case 'on':
        handlers.set(command[1], (handlers.get(command[1]) ?? new Set()).add(command[2]));
        return;
      case 'off':
        handlers.get(command[1])?.delete(command[2]);
    }
  };

  const queued = window.RelayDesk?.q ?? [];
  const api: RelayDesk = (...command) => run(command);
  api.started = true;
  window.RelayDesk = api;
  for (const command of queued) run(command);
}
