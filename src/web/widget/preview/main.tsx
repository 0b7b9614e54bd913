/** @jsxImportSource preact */
import { render } from 'preact';
import type { PreviewOrder } from '../../shared/preview-order.js';
import { drawState } from '../gallery/draw-state.js';
import type { GalleryState } from '../gallery/gallery-state.js';
import { words } from '../gallery/words.js';

/**
 * The chat as settings that are not saved yet would dress it: drawn by its own components from
 * fixed data, each time the page around it says so. Only pages of our own origin are heard.
 */
const root = document.getElementById('chat');
const style = document.head.appendChild(document.createElement('style'));
/** One after another: a picture begun is finished before the next. */
let drawing = Promise.resolve();

window.addEventListener(
  'message',
  ({ origin, data }: MessageEvent<Partial<PreviewOrder> | null>) => {
    if (origin !== location.origin || data?.relaydesk !== 'preview' || !root) return;
    const { locale = 'zh-CN', rule = '', greeting, appearance } = data;
    drawing = drawing.then(async () => {
      style.textContent = rule;
      render(null, root);
      const state: GalleryState = {
        name: 'preview',
        said: [
          { by: 'bot', text: greeting ?? words.greeting, quickReplies: words.suggestions },
          { by: 'customer', text: words.question },
          { by: 'bot', text: words.looking },
        ],
      };
      await drawState(root, state, locale, appearance);
    });
  },
);
window.parent.postMessage({ relaydesk: 'preview-ready' }, location.origin);
