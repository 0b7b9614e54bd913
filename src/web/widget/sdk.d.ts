/**
 * `RelayDesk`, the widget's only global, for pages in TypeScript: copy this file, or reference it.
 * A page may call it before the script has arrived, after it has defined the queue:
 * `window.RelayDesk ??= function () { (RelayDesk.q ??= []).push(arguments); };`
 */

/** What `RelayDesk('on', …)` listens to; also sent on `window` as `relaydesk:NAME`. */
export interface WidgetEvents {
  /** Commands are obeyed from now on. Who listens later is told at once. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** The bot or a person wrote something. */
  message: { author: 'bot' | 'staff' };
  /** Messages not yet seen; 0 once they are. */
  unread: { count: number };
  /** The customer waits for a person, or a person has come. */
  handoff: { state: 'waiting' } | { state: 'person'; name: string };
  /** How satisfied the customer was with a conversation that is over: 1 (not at all) to 5 (very). */
  csat: { score: number };
  /**
   * The token of `setUser` was refused: `TOKEN_EXPIRED`, `TOKEN_INVALID` or `COMPANY_MISMATCH`. The
   * chat goes on as a visitor's; say `setUser` again with another token.
   */
  error: { code: string };
}

/** What the page is about, at most 100 characters each. It saves a question and proves nothing. */
export interface WidgetContext {
  waybill?: string;
  order?: string;
  /** The district, city or province whose page it is: six digits of GB/T 2260. */
  region?: string;
  /** The code of the outlet whose page it is. */
  outlet?: string;
}

/** `RelayDesk(command, …arguments)`. */
export interface WidgetCommands {
  open: [];
  close: [];
  toggle: [];
  /** The launcher, which is shown at first. Hiding it also closes the chat. */
  show: [];
  hide: [];
  /** A language tag; the nearest of zh-CN, zh-TW and en is spoken. */
  setLocale: [locale: string];
  /**
   * Whose page it is, where the desk serves several companies: the company's id, over that of the
   * tag. Say it before `setUser`. A chat that is there already becomes the other company's.
   */
  setCompany: [company: string];
  /** Says who the visitor is: a token that the page's server signed, see docs/identity.md. */
  setUser: [token: string];
  /** Replaces what was said before; `{}` takes it back. */
  setContext: [context: WidgetContext];
  /** Opens the chat and says this in the visitor's name. */
  send: [text: string];
  /** The visitor signs out: the chat closes, and this browser knows nothing of them any more. */
  reset: [];
}

export type WidgetHandler<E extends keyof WidgetEvents> = (detail: WidgetEvents[E]) => void;

export interface RelayDesk {
  <Name extends keyof WidgetCommands>(command: Name, ...args: WidgetCommands[Name]): void;
  <E extends keyof WidgetEvents>(command: 'on' | 'off', event: E, handler: WidgetHandler<E>): void;
  /** Calls made before the script had arrived, in order. */
  q?: Iterable<ArrayLike<unknown>>;
  /** Whose widget it is: the server's address and the company. */
  started?: string;
}

declare global {
  interface Window {
    RelayDesk?: RelayDesk;
  }
}
