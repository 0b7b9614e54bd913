/** @jsxImportSource preact */
import { render } from 'preact';
import type { Locale } from '../../../protocol/index.js';
import { memoryStorage } from '../../shared/kept-storage.js';
import { App } from '../chat/app.js';
import type { Appearance } from '../chat/appearance.js';
import '../chat/chat.css';
import { CustomerSession } from '../chat/customer-session.js';
import { loadLanguage } from '../chat/i18n/index.js';
import { photoCarrier } from '../chat/photos/carrier.js';
import { Sound } from '../chat/sound.js';
import { CONVERSATION, fixedServer, inWords } from './fixed-server.js';
import type { GalleryState } from './gallery-state.js';
import { NOW } from './sample-cards.js';

const silent = () => new Promise<never>(() => undefined);

/** Draws one state with the chat's own components, on a server that only knows this state. */
export async function drawState(
  root: HTMLElement,
  state: GalleryState,
  locale: Locale,
  appearance: Appearance = {},
): Promise<void> {
  Date.now = () => NOW;
  const photo = await drawPhoto();
  window.fetch = async () => new Response(photo);

  const storage = memoryStorage();
  for (const [index, { text, photo: kept, ...entry }] of (state.unsent ?? []).entries()) {
    const clientId = `01900000-0000-7000-a000-${String(index).padStart(12, '0')}`;
    if (kept) await photoCarrier.keep(clientId, kept === 'readable' ? photo : new Blob(['?']));
    storage.setItem(
      `relaydesk:outbox:${clientId}`,
      JSON.stringify({
        clientId,
        conversationId: CONVERSATION,
        text: inWords(text, locale),
        ...(kept && { photo: true }),
        ...entry,
      }),
    );
  }
  const session = new CustomerSession(
    {
      wire: fixedServer(state, locale),
      storage,
      lock: (_name, task) => task(),
      newId: () => crypto.randomUUID(),
      browserOnline: () => state.line !== 'offline',
      random: () => 0,
      photos: { ...photoCarrier, send: silent },
      company: '',
      videoBytes: Infinity,
    },
    locale,
  );
  session.line.open();
  const host = { embedded: true, tell: () => undefined, listen: () => () => undefined };
  const firstLanguage = await loadLanguage(locale);
  render(
    <App
      session={session}
      host={host}
      sound={new Sound(storage)}
      appearance={appearance}
      firstLanguage={firstLanguage}
    />,
    root,
  );
  for (const part of state.press ?? []) (await found(part)).click();
  document.documentElement.dataset['drawn'] = state.name;
}

/** A part of the chat, once it is there. */
async function found(testId: string): Promise<HTMLElement> {
  for (;;) {
    const part = document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
    if (part) return part;
    await new Promise(requestAnimationFrame);
  }
}

/** A crushed box. */
async function drawPhoto(): Promise<Blob> {
  const canvas = new OffscreenCanvas(480, 360);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws nothing');
  context.fillStyle = '#8a8b9a';
  context.fillRect(0, 0, 480, 360);
  context.fillStyle = '#b5834a';
  context.fill(new Path2D('M96 112l160-48 144 64-32 160-208 32z'));
  context.strokeStyle = '#3b2a15';
  context.lineWidth = 6;
  context.stroke(new Path2D('M144 144l80 48-16 64'));
  return canvas.convertToBlob({ type: 'image/jpeg' });
}
