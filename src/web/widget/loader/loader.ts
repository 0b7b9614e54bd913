import { startWidget } from './start.js';

/**
 * The one line that a page embeds runs this. A page that includes it twice, or a single-page
 * app that comes back to it, gets one widget.
 */
const script =
  document.currentScript ?? document.querySelector<HTMLScriptElement>('script[data-relaydesk]');
if (script instanceof HTMLScriptElement && !window.RelayDesk?.started) startWidget(script);
