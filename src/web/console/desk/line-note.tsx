import { useTranslation } from 'react-i18next';
import type { LineState } from '../../shared/line.js';
import { usePart } from './use-desk.js';

const dots: Record<LineState, string> = {
  online: 'good',
  connecting: 'warn',
  reconnecting: 'warn',
  busy: 'warn',
  offline: 'bad',
  refused: 'bad',
};

/** The connection in one word. */
export function LineBadge() {
  const { t } = useTranslation();
  const line = usePart((view) => view.line);
  return (
    <span className="line-badge" role="status" data-testid="line-state" data-line={line}>
      <i className={`dot ${dots[line]}`} aria-hidden="true" />
      {t(`line.${line}`)}
    </span>
  );
}

/** What a broken connection means for what one sees and writes. */
export function LineNote() {
  const { t } = useTranslation();
  const line = usePart((view) => view.line);
  if (line !== 'reconnecting' && line !== 'offline' && line !== 'refused') return null;
  return (
    <p className="line-note" role="status">
      {t(`line.${line}Note`)}
    </p>
  );
}
