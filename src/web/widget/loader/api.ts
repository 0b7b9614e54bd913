import type { Locale } from '../../../protocol/index.js';

/** What `RelayDesk('on', …)` may listen to; also sent on `window` as `relaydesk:NAME`. */
export interface WidgetEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  message: { author: 'bot' | 'staff' };
  unread: { count: number };
}

/** `RelayDesk(command, …arguments)`. */
export interface WidgetCommands {
  open: [];
  close: [];
  toggle: [];
  setLocale: [locale: Locale];
  /** Says who the visitor is: a token that the page's server signed, see docs/identity.md. */
  identify: [token: string];
  /** Opens the chat and says this in the visitor's name. */
  send: [text: string];
  on: [event: keyof WidgetEvents, handler: (detail: unknown) => void];
  off: [event: keyof WidgetEvents, handler: (detail: unknown) => void];
}

export type Command = {
  [Name in keyof WidgetCommands]: [name: Name, ...args: WidgetCommands[Name]];
}[keyof WidgetCommands];

/**
 * The widget's only global. A page may define it before the script has arrived, to queue:
 * `window.RelayDesk ??= function () { (RelayDesk.q ??= []).push(arguments); };`
 */
export interface RelayDesk {
  (...command: Command): void;
  q?: Iterable<Command>;
  started?: true;
}

declare global {
  interface Window {
    RelayDesk?: RelayDesk;
  }
}
