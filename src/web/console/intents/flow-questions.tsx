import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AskedSlot, FlowSettingsView, IntentAction } from '../../../protocol/index.js';
import { usePreferences } from '../preferences.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';

const MOST = 8;

interface FlowQuestionsProps {
  source: string;
  flows: FlowSettingsView['flows'];
  /** What is not saved yet; null: as usual. */
  changed: Partial<Record<IntentAction, AskedSlot[] | null>>;
  editable: boolean;
  onChange: (action: IntentAction, asks: AskedSlot[] | null) => void;
}

/** What the flow of each intent asks for, in its order. */
export function FlowQuestions(props: FlowQuestionsProps) {
  const { source, flows, changed, editable, onChange } = props;
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { data: intents = [] } = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
  });
  const slots = Object.keys(t('flows.slots', { returnObjects: true })) as AskedSlot[];
  return (
    <>
      {flows.map(({ action, needs, asks, usual }) => {
        const titles = intents.filter((intent) => intent.action === action);
        if (titles.length === 0) return null;
        const unsaved = changed[action];
        const value = unsaved === undefined ? asks : (unsaved ?? needs);
        const isUsual = unsaved === undefined ? usual : unsaved === null;
        const label = titles.map(({ title }) => title[locale]).join(t('between'));
        const nameOf = (slot: AskedSlot) =>
          `${t(`flows.slots.${slot}`)}${needs.includes(slot) ? ' *' : ''}`;
        return (
          <div key={action} className="flow-line" data-testid={`questions-${action}`}>
            <span>{label}</span>
            {editable ? (
              <Select
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                maxCount={MOST}
                value={value}
                aria-label={label}
                options={slots.map((slot) => ({
                  value: slot,
                  label: nameOf(slot),
                  disabled: needs.includes(slot) && value.includes(slot) && needs[0] === slot,
                }))}
                onChange={(chosen: AskedSlot[]) =>
                  onChange(action, chosen.join() === needs.join() ? null : chosen)
                }
              />
            ) : (
              <span>{value.map(nameOf).join(' → ') || '—'}</span>
            )}
            {editable && !isUsual && (
              <Button type="link" size="small" onClick={() => onChange(action, null)}>
                {t('flows.reset')}
              </Button>
            )}
          </div>
        );
      })}
    </>
  );
}
