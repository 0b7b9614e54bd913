/** @jsxImportSource preact */
import { useLanguage } from './i18n/index.js';

export function TypingDots({ by, name }: { by: 'bot' | 'staff'; name: string | undefined }) {
  const { t } = useLanguage();
  const text = by === 'bot' ? t.typing.bot : t.typing.staff(name);
  return (
    <p class="typing" data-testid="typing" data-by={by}>
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {text}
    </p>
  );
}
