import { Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrapUp, WrapUpReason } from '../../../protocol/index.js';

/** What a wrap-up begins with. */
export const FIRST_WRAP_UP: WrapUp = { reason: 'answered', resolved: true };

const reasons: WrapUpReason[] = [
  'answered',
  'followed_up',
  'claim',
  'complaint',
  'customer_left',
  'abuse',
  'spam',
  'other',
];

/** What a conversation came to. */
export function WrapUpFields({ onChange }: { onChange: (wrapUp: WrapUp) => void }) {
  const { t } = useTranslation();
  const [wrapUp, setWrapUp] = useState(FIRST_WRAP_UP);
  const change = (part: Partial<WrapUp>) => {
    const next = { ...wrapUp, ...part };
    setWrapUp(next);
    onChange(next);
  };
  return (
    <div className="wrap-up">
      <p>{t('chat.closeText')}</p>
      <Select<WrapUpReason>
        aria-label={t('wrapUp.reason')}
        data-testid="wrap-up-reason"
        value={wrapUp.reason}
        options={reasons.map((value) => ({ value, label: t(`wrapUp.${value}`) }))}
        onChange={(reason) => change({ reason })}
      />
      <Radio.Group
        aria-label={t('wrapUp.settled')}
        value={wrapUp.resolved}
        onChange={(event) => change({ resolved: event.target.value === true })}
        options={[
          { value: true, label: t('wrapUp.resolved') },
          { value: false, label: t('wrapUp.unresolved') },
        ]}
      />
    </div>
  );
}
