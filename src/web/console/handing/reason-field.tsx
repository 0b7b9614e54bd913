import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

const REASON_LIMIT = 500;

interface ReasonFieldProps {
  value: string;
  testId: string;
  onChange: (reason: string) => void;
}

/** Why a conversation changes hands, in words for colleagues alone. */
export function ReasonField({ value, testId, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  return (
    <Input.TextArea
      aria-label={t('relay.reason')}
      placeholder={t('relay.reasonHint')}
      data-testid={testId}
      autoSize={{ minRows: 2, maxRows: 5 }}
      maxLength={REASON_LIMIT}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** The reason as it is sent: an empty one is none. */
export function reasonOf(words: string): { reason?: string } {
  const reason = words.trim();
  return reason ? { reason } : {};
}
