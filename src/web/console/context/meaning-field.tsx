import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMeanings } from './use-meanings.js';

interface MeaningFieldProps {
  conversationId: string;
  seq: number;
}

/** Where staff say what a message really meant. Authors see it in what the bot can learn from. */
export function MeaningField({ conversationId, seq }: MeaningFieldProps) {
  const { t } = useTranslation();
  const { options, saidOf, correct, pending } = useMeanings(conversationId);
  const said = saidOf(seq);
  return (
    <div className="meaning" data-testid="meaning">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        size="small"
        value={said}
        loading={pending}
        placeholder={t('turns.meant')}
        aria-label={t('turns.meant')}
        options={options}
        onChange={(intent: string | null) => intent && correct({ seq, intent })}
      />
      <small role="status" className="muted">
        {said && t('turns.meantThanks')}
      </small>
    </div>
  );
}
