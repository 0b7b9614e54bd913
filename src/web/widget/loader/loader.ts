import { ownerOf } from './owner.js';
import { startWidget } from './start.js';

/**
 * The one line that a page embeds runs this. A page has one widget: one that includes the line
 * twice, or a single-page app that comes back to it, gets no second one. Of lines of different
 * companies or servers the first in the page holds, whichever has arrived first.
 */
const first = document.querySelector<HTMLScriptElement>('script[data-relaydesk]');
const script = document.currentScript ?? first;
if (script instanceof HTMLScriptElement) {
  const [origin, company] = ownerOf(script);
  const own = `${origin} ${company}`;
  const running = window.RelayDesk?.started;
  const holds = running ?? ownerOf(first ?? script).join(' ');
  if (own === holds) {
    if (!running) startWidget(script);
    // A tag that names no company suits each of its server.
  } else if (company || !holds.startsWith(own)) {
    // eslint-disable-next-line no-console -- for who has put both into the page
    console.warn(`RelayDesk: a page has one widget\nthis page: ${holds}\nignored tag: ${own}`);
  }
}
