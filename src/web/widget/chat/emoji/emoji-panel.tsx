/** @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../../../protocol/index.js';
import { useLanguage } from '../i18n/index.js';
import './emoji.css';

/** What people say to a parcel service; each with its name in three languages. */
const emoji: [sign: string, names: Record<Locale, string>][] = (
  [
    ['😊', '微笑', '微笑', 'Smile'],
    ['😄', '开心', '開心', 'Happy'],
    ['😂', '笑哭', '笑哭', 'Tears of joy'],
    ['😉', '眨眼', '眨眼', 'Wink'],
    ['😍', '喜欢', '喜歡', 'Love it'],
    ['🤗', '拥抱', '擁抱', 'Hug'],
    ['🤔', '思考', '思考', 'Thinking'],
    ['😅', '尴尬', '尷尬', 'Sweat smile'],
    ['😐', '无语', '無語', 'No words'],
    ['😔', '失落', '失落', 'Sad'],
    ['😭', '大哭', '大哭', 'Crying'],
    ['😤', '生气', '生氣', 'Upset'],
    ['😡', '愤怒', '憤怒', 'Angry'],
    ['😱', '吃惊', '吃驚', 'Shocked'],
    ['😴', '困', '睏', 'Sleepy'],
    ['🙏', '拜托或感谢', '拜託或感謝', 'Please or thanks'],
    ['👍', '赞', '讚', 'Thumbs up'],
    ['👎', '不好', '不好', 'Thumbs down'],
    ['👌', '好的', '好的', 'OK'],
    ['👏', '鼓掌', '鼓掌', 'Applause'],
    ['🤝', '握手', '握手', 'Handshake'],
    ['💪', '加油', '加油', 'Strong'],
    ['❤️', '爱心', '愛心', 'Heart'],
    ['🌹', '玫瑰', '玫瑰', 'Rose'],
    ['🎉', '庆祝', '慶祝', 'Celebrate'],
    ['📦', '包裹', '包裹', 'Parcel'],
    ['🚚', '送货车', '送貨車', 'Delivery truck'],
    ['🏠', '家', '家', 'Home'],
    ['📞', '电话', '電話', 'Phone'],
    ['📍', '位置', '位置', 'Place'],
    ['⏰', '时间', '時間', 'Clock'],
    ['⚠️', '注意', '注意', 'Warning'],
  ] as const
).map(([sign, cn, tw, en]) => [sign, { 'zh-CN': cn, 'zh-TW': tw, en }]);

interface EmojiPanelProps {
  onPick: (sign: string) => void;
  onClose: () => void;
}

/** Signs to put into the message. Escape, or choosing, gives the focus back. */
export function EmojiPanel({ onPick, onClose }: EmojiPanelProps) {
  const { locale, t } = useLanguage();
  const panel = useRef<HTMLDivElement>(null);
  // Before anything else can be pressed: an Escape that comes at once is for the panel.
  useLayoutEffect(() => panel.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Only the panel: another Escape closes the chat.
      event.stopPropagation();
      return onClose();
    }
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...(panel.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
  };
  return (
    <div
      class="emoji-panel"
      role="group"
      aria-label={t.emoji}
      data-testid="emoji-panel"
      ref={panel}
      onKeyDown={onKeyDown}
    >
      {emoji.map(([sign, names]) => (
        <button
          key={sign}
          type="button"
          aria-label={names[locale]}
          title={names[locale]}
          onClick={() => onPick(sign)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

/** As emoji.css lays them out. */
const COLUMNS = 8;
