import type { Envelope, ToFrame, ToHost } from '../host-message.js';

/** The way to the page that embeds the chat. Without one (opened by itself) it leads nowhere. */
export interface HostLink {
  embedded: boolean;
  tell: (body: ToHost) => void;
  listen: (handler: (body: ToFrame) => void) => () => void;
}

/**
 * Speaks only with the frame's parent, and only if its origin is the one that the loader gave:
 * the browser delivers our messages to no other, and messages from any other are not read.
 */
export function hostLink(origin: string | null): HostLink {
  const embedded = window.parent !== window && origin !== null && isOrigin(origin);
  return {
    embedded,
    tell(body) {
      const envelope: Envelope<ToHost> = { relaydesk: 1, body };
      if (embedded) window.parent.postMessage(envelope, origin);
    },
    listen(handler) {
      const onMessage = (event: MessageEvent<Partial<Envelope<ToFrame>> | null>) => {
        if (!embedded || event.source !== window.parent || event.origin !== origin) return;
        if (event.data?.relaydesk === 1 && event.data.body) handler(event.data.body);
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
  };
}

/** `*` and `null` (a page opened from a file) would be anybody. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
