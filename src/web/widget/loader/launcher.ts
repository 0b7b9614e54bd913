import type { Locale } from '../../../protocol/index.js';
import styles from './launcher.css?inline';

const texts: Record<Locale, { open: string; close: string; frame: string }> = {
  'zh-CN': { open: '联系在线客服', close: '收起聊天窗口', frame: '在线客服' },
  'zh-TW': { open: '聯絡線上客服', close: '收起聊天視窗', frame: '線上客服' },
  en: { open: 'Chat with customer service', close: 'Minimise the chat', frame: 'Customer service' },
};

/** What the server's settings say of the launcher's looks, by company; '' for all others. */
declare const RELAYDESK_STYLES: Record<string, string> | undefined;

function dressOf(company: string): string {
  if (typeof RELAYDESK_STYLES !== 'object') return '';
  const own = Object.hasOwn(RELAYDESK_STYLES, company) ? company : '';
  return RELAYDESK_STYLES[own] ?? '';
}

const SPEECH = 'M4 5h16v11H9.5L5 20v-4H4z';
const CHEVRON = 'M6 9l6 6 6-6';

/**
 * The button and the chat's place, in a shadow root that the page's styles do not reach. It stands
 * beside the body, which belongs to the page: applications draw it anew and put others in its place.
 */
export class Launcher {
  frame: HTMLIFrameElement | undefined;
  private isOpen = false;
  private readonly host = document.createElement('div');
  private readonly root = this.host.attachShadow({ mode: 'open' });
  private readonly button = document.createElement('button');
  private readonly badge = document.createElement('span');
  private readonly path = document.createElementNS('http://www.w3.org/2000/svg', 'path');

  // A constructed sheet is allowed where the page's policy forbids style elements.
  private readonly sheet = new CSSStyleSheet();

  constructor(
    private locale: Locale,
    company: string,
    onClick: () => void,
  ) {
    this.dress(company);
    this.root.adoptedStyleSheets = [this.sheet];

    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    icon.append(this.path);
    this.button.type = 'button';
    this.button.dataset.testid = 'launcher';
    this.button.append(icon, this.badge);
    this.button.onclick = onClick;
    this.root.append(this.button);
    this.show(false);
    this.setUnread(0);
  }

  /** Stands in the page (again, where it was taken out); tells whether it did not. */
  attach(): boolean {
    if (this.host.isConnected) return false;
    document.documentElement.append(this.host);
    return true;
  }

  /** Puts on what a company wears. */
  dress(company: string): void {
    this.sheet.replaceSync(styles + dressOf(company));
  }

  setLocale(locale: Locale): void {
    this.locale = locale;
    this.show(this.isOpen);
  }

  setVisible(visible: boolean): void {
    this.button.hidden = !visible;
  }

  setUnread(count: number): void {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? '9+' : String(count);
  }

  /** Fetches the chat, in the place of the one that was there. */
  load(source: string): void {
    this.frame?.remove();
    this.frame = document.createElement('iframe');
    this.frame.dataset.testid = 'chat-frame';
    this.frame.allow = 'clipboard-write';
    this.frame.src = source;
    this.show(this.isOpen);
    this.root.prepend(this.frame);
  }

  /** Shows or hides the chat. */
  show(open: boolean): void {
    const { frame, open: openText, close } = texts[this.locale];
    this.isOpen = open;
    if (this.frame) {
      this.frame.title = frame;
      this.frame.hidden = !open;
    }
    this.path.setAttribute('d', open ? CHEVRON : SPEECH);
    this.button.classList.toggle('open', open);
    this.button.setAttribute('aria-expanded', String(open));
    this.button.setAttribute('aria-label', open ? close : openText);
  }

  focusButton(): void {
    this.button.focus();
  }
}
