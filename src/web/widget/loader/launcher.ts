import type { Locale } from '../../../protocol/index.js';
import styles from './launcher.css?inline';

const texts: Record<Locale, { open: string; close: string; frame: string }> = {
  'zh-CN': { open: '联系在线客服', close: '收起聊天窗口', frame: '在线客服' },
  'zh-TW': { open: '聯絡線上客服', close: '收起聊天視窗', frame: '線上客服' },
  en: { open: 'Chat with customer service', close: 'Minimise the chat', frame: 'Customer service' },
};

const SPEECH = 'M4 5h16v11H9.5L5 20v-4H4z';
const CHEVRON = 'M6 9l6 6 6-6';

/** The button and the chat's place, in a shadow root that the page's styles do not reach. */
export class Launcher {
  frame: HTMLIFrameElement | undefined;
  private readonly host = document.createElement('div');
  private readonly root = this.host.attachShadow({ mode: 'open' });
  private readonly button = document.createElement('button');
  private readonly badge = document.createElement('span');
  private readonly path = document.createElementNS('http://www.w3.org/2000/svg', 'path');

  constructor(
    private locale: Locale,
    onClick: () => void,
  ) {
    // A constructed sheet is allowed where the page's policy forbids style elements.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.root.adoptedStyleSheets = [sheet];

    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    icon.append(this.path);
    this.button.type = 'button';
    this.button.dataset.testid = 'launcher';
    this.button.append(icon, this.badge);
    this.button.addEventListener('click', onClick);
    this.root.append(this.button);
    this.show(false);
    this.setUnread(0);
    document.body.append(this.host);
  }

  setLocale(locale: Locale): void {
    this.locale = locale;
    this.show(this.frame?.hidden === false);
  }

  setUnread(count: number): void {
    this.badge.hidden = count === 0;
    this.badge.textContent = count > 9 ? '9+' : String(count);
  }

  /** Shows or hides the chat; the frame is made at the first use. */
  show(open: boolean, source?: () => string): void {
    const { frame, open: openText, close } = texts[this.locale];
    if (open && !this.frame && source) {
      this.frame = document.createElement('iframe');
      this.frame.dataset.testid = 'chat-frame';
      this.frame.allow = 'clipboard-write';
      this.frame.src = source();
      this.root.prepend(this.frame);
    }
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
