import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IntentLine, LearningGroup } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import { useIntentTitle } from './use-intent-title.js';

/** Different messages shown; the rest is counted. */
const SHOWN = 6;

interface LearningGroupCardProps {
  group: LearningGroup;
  source: string;
  intents: IntentLine[];
  editable: boolean;
  busy: boolean;
  onAssign: (intent: string) => void;
  onDismiss: () => void;
  onNew: () => void;
  /** To another group: 1 the next, −1 the one before. */
  onMove: (step: number) => void;
}

/** Messages that mean the same, and what can be done with them. */
export function LearningGroupCard(props: LearningGroupCardProps) {
  const { group, source, intents, editable, busy, onAssign, onDismiss, onNew, onMove } = props;
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const nameOf = useIntentTitle(source);
  const { messages, fitsNone } = group;
  // What the draft has no longer, nothing can be given to.
  const guesses = group.guesses.filter(({ intent }) => intents.some(({ name }) => name === intent));
  const texts = [...new Set(messages.map(({ text }) => text))];
  const causes = [...new Set(messages.map(({ cause }) => cause))];
  const press = (event: React.KeyboardEvent) => {
    // Keys pressed inside, as in the search for another intent, are meant for that.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onMove(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (!editable || busy) return;
    const guess = guesses[Number(event.key) - 1];
    if (guess) onAssign(guess.intent);
    else if (event.key === 'x') onDismiss();
    else if (event.key === 'n') {
      event.preventDefault();
      onNew();
    }
  };
  return (
    <li
      className="learning-group"
      tabIndex={0}
      data-group={messages[0]?.id}
      aria-label={t('learning.group', { text: texts[0], count: messages.length })}
      onKeyDown={press}
    >
      <header className="knowledge-tools">
        <b>{t('learning.count', { count: messages.length })}</b>
        {causes.map((cause) => (
          <span key={cause} className="tag">
            {t(`learning.cause.${cause}`)}
          </span>
        ))}
        {fitsNone && <span className="tag warn">{t('learning.fitsNone')}</span>}
      </header>
      <ul className="learning-texts">
        {texts.slice(0, SHOWN).map((text) => (
          <li key={text}>{text}</li>
        ))}
        {texts.length > SHOWN && (
          <li className="muted">{t('knowledge.more', { count: texts.length - SHOWN })}</li>
        )}
      </ul>
      {editable && (
        <div className="knowledge-tools">
          {guesses.map(({ intent, confidence, saidByStaff }, at) => (
            <Button key={intent} disabled={busy} onClick={() => onAssign(intent)}>
              <kbd>{at + 1}</kbd> {nameOf(intent)}
              <small className="muted">
                {saidByStaff ? ` ${t('learning.said')}` : ` ${Math.round(confidence * 100)} %`}
              </small>
            </Button>
          ))}
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            disabled={busy}
            className="move-to"
            placeholder={t('learning.other')}
            aria-label={t('learning.other')}
            options={intents.map(({ name, title }) => ({
              value: name,
              label: `${title[locale]} ${name}`,
            }))}
            onChange={(intent: string | null) => intent && onAssign(intent)}
          />
          <Button type={fitsNone ? 'primary' : 'default'} disabled={busy} onClick={onNew}>
            <kbd>N</kbd> {t('knowledge.addIntent')}
          </Button>
          <Button type="text" disabled={busy} onClick={onDismiss}>
            <kbd>X</kbd> {t('learning.dismiss')}
          </Button>
        </div>
      )}
    </li>
  );
}
