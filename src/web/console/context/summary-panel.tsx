import { memo } from 'react';
import { App, Button } from 'antd';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HandoffGround, HandoffSummary } from '../../../protocol/index.js';
import { kilograms, yuan } from '../../shared/format.js';
import { nameOf } from '../i18n/name-of.js';
import { usePreferences } from '../preferences.js';
import { MoodMark } from '../lists/mood-mark.js';
import { Fact, Panel } from './panel.js';

/** What the bot knew when it handed over: the customer need not say it again. */
export const SummaryPanel = memo(function SummaryPanel({
  summary,
}: {
  summary: HandoffSummary | null;
}) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  if (!summary) {
    return (
      <Panel title={t('context.summary')} testId="summary">
        <p className="muted">{t('context.summaryNone')}</p>
      </Panel>
    );
  }
  const slots = Object.entries(summary.slots);
  // What brought the person in stands above; with a count it says more.
  const grounds = (summary.because ?? []).filter(
    ({ signal, evidence }) => signal !== summary.reason || typeof evidence === 'number',
  );
  return (
    <Panel title={t('context.summary')} testId="summary">
      <dl>
        <Fact name={t('context.why')}>
          <b>{t(`reason.${summary.reason}`)}</b> <MoodMark mood={summary.mood} />
        </Fact>
        {grounds.length > 0 && (
          <Fact name={t('ground.title')}>
            {grounds.map(({ signal, evidence }) => (
              <span key={signal} className="tag" data-testid="ground" data-signal={signal}>
                {t(`ground.${signal}`, { value: valueOf(signal, evidence) })}
              </span>
            ))}
          </Fact>
        )}
        <Fact name={t('context.evidence')}>
          <q dir="auto">{summary.evidence}</q>
        </Fact>
        {summary.waybills.length > 0 && (
          <Fact name={t('context.waybills')}>
            {summary.waybills.map((waybill) => (
              <Waybill key={waybill} waybill={waybill} />
            ))}
          </Fact>
        )}
        {slots.length > 0 && (
          <Fact name={t('context.slots')}>
            {slots.map(([slot, value]) => (
              <span key={slot} className="slot">
                <span className="muted">{nameOf('slot', slot)}</span> {slotValue(slot, value)}
              </span>
            ))}
          </Fact>
        )}
        {summary.intents.length > 0 && (
          <Fact name={t('context.intents')}>
            {summary.intents.map((intent) => (
              <span key={intent.name} className="tag" title={intent.name}>
                {intent.title[locale]}
              </span>
            ))}
          </Fact>
        )}
        {summary.tried.length > 0 && (
          <Fact name={t('context.tried')}>
            <ol className="tried">
              {summary.tried.map((what, index) => (
                <li key={index}>
                  {what.title[locale]} <span className="muted">{aboutOf(what.about)}</span>
                </li>
              ))}
            </ol>
          </Fact>
        )}
      </dl>
    </Panel>
  );
});

function valueOf(signal: HandoffGround['signal'], evidence: HandoffGround['evidence']): string {
  const isMoney = signal === 'great_value' || signal === 'serious_value';
  return isMoney && typeof evidence === 'number' ? yuan(evidence) : String(evidence);
}

/** `? amount` stands for a question: what the bot asked for. `# key` names one of its texts. */
function aboutOf(about: string): string {
  const slot = /^\? (\w+)/.exec(about)?.[1];
  if (slot) return i18next.t('askedFor', { what: nameOf('asked', slot) });
  return about.startsWith('# ') ? '' : about;
}

function Waybill({ waybill }: { waybill: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = () =>
    void navigator.clipboard?.writeText(waybill).then(() => message.success(t('context.copied')));
  return (
    <span className="slot">
      <b className="figures">{waybill}</b>
      <Button type="link" size="small" onClick={copy}>
        {t('context.copy')}
      </Button>
    </span>
  );
}

function slotValue(slot: string, value: string | number): string {
  return slot.endsWith('Grams') && typeof value === 'number'
    ? `${kilograms(value)} kg`
    : String(value);
}
