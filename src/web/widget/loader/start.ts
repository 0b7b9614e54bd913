import { pickLocale } from '../../shared/locale.js';
import type { Envelope, ToFrame, ToHost } from '../host-message.js';
import type { RelayDesk, WidgetEvents } from '../sdk.js';
import { Launcher } from './launcher.js';
import { ownerOf } from './owner.js';

type Handler = (detail: unknown) => void;

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** Draws the launcher and takes commands; the chat itself is fetched at its first use. */
export function startWidget(script: HTMLScriptElement): void {
  const owner = ownerOf(script);
  const [origin] = owner;
  let company = owner[1];
  let locale = pickLocale([
    script.dataset.lang,
    document.documentElement.lang,
    ...navigator.languages,
  ]);
  let isOpen = false;
  let frameReady = false;
  let started = false;
  let unread = 0;
  let focusBefore: Element | null = null;
  /** What holds until it is replaced: every frame is told when it begins. */
  const lasting = new Map<string, ToFrame>();
  const waiting: ToFrame[] = [];
  const handlers = new Map<unknown, Set<Handler>>();

  const load = (more = '') => {
    frameReady = false;
    const host = encodeURIComponent(location.origin);
    launcher.load(
      `${origin}/widget/?lang=${locale}&host=${host}&company=${encodeURIComponent(company)}${more}`,
    );
  };

  const post = (body: ToFrame) => {
    const envelope: Envelope<ToFrame> = { relaydesk: 1, body };
    launcher.frame?.contentWindow?.postMessage(envelope, origin);
  };
  const tell = (body: ToFrame) => {
    if (body.type !== 'send') lasting.set(body.type === 'hidden' ? 'shown' : body.type, body);
    else if (!frameReady) waiting.push(body);
    if (frameReady) post(body);
  };

  const emit = <E extends keyof WidgetEvents>(event: E, detail: WidgetEvents[E]) => {
    // In tasks of their own: a handler that fails is the page's fault and stops nothing of ours.
    for (const handler of handlers.get(event) ?? []) queueMicrotask(() => handler(detail));
    window.dispatchEvent(new CustomEvent(`relaydesk:${event}`, { detail }));
  };

  const setUnread = (count: number) => {
    if (count === unread) return;
    const title = unread ? document.title.replace(/^\(\d+\) /, '') : document.title;
    document.title = count ? `(${count}) ${title}` : title;
    unread = count;
    launcher.setUnread(count);
    emit('unread', { count });
  };

  const setOpen = (open: boolean) => {
    if (open === isOpen) return;
    isOpen = open;
    if (open) focusBefore = document.activeElement;
    if (open && !launcher.frame) load();
    launcher.show(open);
    launcher.frame?.focus();
    tell({ type: open ? 'shown' : 'hidden' });
    if (!open) {
      // Focus goes back to where it was; the body means it was nowhere in particular.
      if (focusBefore instanceof HTMLElement && focusBefore !== document.body) focusBefore.focus();
      if (document.activeElement === document.body) launcher.focusButton();
    }
    emit(open ? 'open' : 'close', undefined);
  };

  /** Puts back what was taken away with the page around it. */
  const attach = () => {
    // A frame that was taken out has lost its page.
    if (launcher.attach() && launcher.frame) load();
    for (const around of [document, document.documentElement]) {
      taken.observe(around, { childList: true });
    }
  };

  const launcher = new Launcher(locale, company, () => setOpen(!isOpen));
  // In a frame's time: a page that does not want it there is not held up.
  const taken = new MutationObserver(() => requestAnimationFrame(attach));
  attach();

  window.addEventListener('message', (event: MessageEvent<Partial<Envelope<ToHost>> | null>) => {
    if (event.origin !== origin || event.source !== launcher.frame?.contentWindow) return;
    const body = event.data?.relaydesk === 1 ? event.data.body : undefined;
    if (body?.type === 'ready') {
      frameReady = true;
      [...lasting.values(), ...waiting.splice(0)].forEach(post);
    } else if (body?.type === 'close') setOpen(false);
    else if (body?.type === 'unread') setUnread(body.count);
    else if (body) {
      const { type, ...detail } = body;
      emit(type, detail);
    }
  });

  const run = ([name, value, handler]: unknown[]) => {
    if (name === 'open' || name === 'close') setOpen(name === 'open');
    else if (name === 'toggle') setOpen(!isOpen);
    else if (name === 'show' || name === 'hide') {
      if (name === 'hide') setOpen(false);
      launcher.setVisible(name === 'show');
    } else if (name === 'setLocale') {
      locale = pickLocale([String(value)]);
      launcher.setLocale(locale);
      tell({ type: 'locale', locale });
    } else if (name === 'setUser') tell({ type: 'identify', token: String(value) });
    else if (name === 'setContext') tell({ type: 'context', context: value });
    else if (name === 'setCompany') {
      company = String(value);
      api.started = `${origin} ${company}`;
      launcher.dress(company);
      if (!launcher.frame) return;
      // Another company's visitor is somebody else: nothing told to this one is theirs.
      setUnread(0);
      lasting.delete('identify');
      waiting.length = 0;
      load();
    } else if (name === 'send') {
      setOpen(true);
      tell({ type: 'send', text: String(value) });
    } else if (name === 'reset') {
      setOpen(false);
      setUnread(0);
      lasting.clear();
      waiting.length = 0;
      load('&reset');
    } else if (isHandler(handler)) {
      const heard = handlers.get(value) ?? new Set();
      handlers.set(value, heard);
      heard[name === 'on' ? 'add' : 'delete'](handler);
      if (name === 'on' && value === 'ready' && started) queueMicrotask(() => handler(undefined));
    }
  };

  const queued = window.RelayDesk?.q ?? [];
  const api: RelayDesk = (...command: unknown[]) => run(command);
  api.started = owner.join(' ');
  window.RelayDesk = api;
  for (const command of queued) run(Array.from(command));
  started = true;
  emit('ready', undefined);
}
