import { useTranslation } from 'react-i18next';
import type { LineState } from '../../shared/line.js';

const dots: Record<LineState, string> = {
  online: 'good',
  connecting: 'warn',
  reconnecting: 'warn',
  offline: 'bad',
  refused: 'bad',
};

/** The connection in one word. */
export function LineBadge({ line }: { line: LineState }) {
  const { t } = useTranslation();
  return (
    <span className="line-badge" role="status" data-testid="line-state" data-line={line}>
      <i className={`dot ${dots[line]}`} aria-hidden="true" />
      {t(`line.${line}`)}
    </span>
  );
}

/** What a broken connection means for what one sees and writes. */
export function LineNote({ line }: { line: LineState }) {
  const { t } = useTranslation();
  if (line !== 'reconnecting' && line !== 'offline' && line !== 'refused') return null;
  return (
    <p className="line-note" role="status">
      {t(`line.${line}Note`)}
    </p>
  );
}
