import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AskedSlot,
  FlowNumberName,
  FlowSettingsView,
  IntentAction,
  IntentEditInput,
} from '../../../protocol/index.js';
import { FlowQuestions } from './flow-questions.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { useChange } from './use-change.js';

type NumberSetting = FlowSettingsView['numbers'][number];

/** When the bot answers, asks back or hands over, and what its flows ask for. */
export function FlowsPanel({ source, editable }: { source: string; editable: boolean }) {
  const { t } = useTranslation();
  const loaded = useQuery({
    queryKey: [...INTENTS_QUERY, 'flows', source],
    queryFn: () => intentsApi.flows(source),
  });
  const [numbers, setNumbers] = useState<Partial<Record<FlowNumberName, number | null>>>({});
  const [questions, setQuestions] = useState<Partial<Record<IntentAction, AskedSlot[] | null>>>({});
  const edits: IntentEditInput[] = [
    ...Object.entries(numbers).map(([setting, value]) => ({
      kind: 'setting.set' as const,
      setting: setting as FlowNumberName,
      value,
    })),
    ...Object.entries(questions).map(([action, asks]) => ({
      kind: 'questions.set' as const,
      action: action as IntentAction,
      asks,
    })),
  ];
  const save = useChange(
    () => intentsApi.edit(source, edits),
    () => {
      setNumbers({});
      setQuestions({});
    },
  );
  if (!loaded.data) return <Spin />;
  const group = (wanted: (setting: NumberSetting) => boolean) =>
    loaded.data.numbers.filter(wanted).map((setting) => {
      const changed = numbers[setting.name];
      return (
        <NumberLine
          key={setting.name}
          setting={setting}
          value={changed === undefined ? setting.value : (changed ?? setting.usual)}
          editable={editable}
          onChange={(value) => setNumbers({ ...numbers, [setting.name]: value })}
        />
      );
    });
  return (
    <div className="flows-panel" data-testid="flows-panel">
      <p className="muted">{t('flows.hint')}</p>
      <h2>{t('flows.thresholds')}</h2>
      {group(({ whole }) => !whole)}
      <h2>{t('flows.limits')}</h2>
      {group(({ whole }) => whole)}
      <h2>{t('flows.questions')}</h2>
      <p className="muted">{t('flows.questionsHint')}</p>
      <FlowQuestions
        source={source}
        flows={loaded.data.flows}
        changed={questions}
        editable={editable}
        onChange={(action, asks) => setQuestions({ ...questions, [action]: asks })}
      />
      {editable && (
        <Button
          type="primary"
          className="flows-save"
          data-testid="save-flows"
          disabled={edits.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          {t('flows.save', { count: edits.length })}
        </Button>
      )}
    </div>
  );
}

interface NumberLineProps {
  setting: NumberSetting;
  value: number;
  editable: boolean;
  /** Null: as usual. */
  onChange: (value: number | null) => void;
}

function NumberLine({ setting, value, editable, onChange }: NumberLineProps) {
  const { t } = useTranslation();
  const { name, usual, least, most, whole } = setting;
  const label = t(`flows.numbers.${name}`);
  return (
    <div className="flow-line" data-testid={`setting-${name}`}>
      <span>{label}</span>
      {editable ? (
        <InputNumber
          min={least}
          max={most}
          step={whole ? 1 : 0.05}
          {...(whole && { precision: 0 })}
          value={value}
          aria-label={label}
          onChange={(typed) => {
            if (typed !== null) onChange(typed === usual ? null : typed);
          }}
        />
      ) : (
        <b>{value}</b>
      )}
      <small className="muted">{t('flows.usual', { value: usual })}</small>
      {editable && value !== usual && (
        <Button type="link" size="small" onClick={() => onChange(null)}>
          {t('flows.reset')}
        </Button>
      )}
    </div>
  );
}
