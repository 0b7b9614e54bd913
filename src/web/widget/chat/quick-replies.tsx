/** @jsxImportSource preact */
import type { Message } from '../../../protocol/index.js';
import { useLanguage } from './i18n/index.js';

interface QuickRepliesProps {
  message: Message;
  onPick: (text: string) => void;
}

export function QuickReplies({ message, onPick }: QuickRepliesProps) {
  const { t } = useLanguage();
  const replies = message.content.kind === 'text' ? (message.content.quickReplies ?? []) : [];
  if (replies.length === 0) return null;
  return (
    <div class="quick-replies" role="group" aria-label={t.quickReplies}>
      {replies.map(({ text }) => (
        <button type="button" key={text} data-testid="quick-reply" onClick={() => onPick(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}
