import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface RulesToolsProps {
  rules: {
    rows: readonly unknown[];
    dirty: boolean;
    save: { mutate: () => void; isPending: boolean };
    reset: () => Promise<void>;
  };
  /** None: the set is always the same. */
  onAdd?: () => void;
}

/** Adds a row; stores the whole edit, or forgets it. */
export function RulesTools({ rules, onAdd }: RulesToolsProps) {
  const { t } = useTranslation();
  return (
    <Space className="rules-tools">
      {onAdd && (
        <Button data-testid="add-rule" onClick={onAdd}>
          {t('rules.add')}
        </Button>
      )}
      <Button
        type="primary"
        data-testid="save-rules"
        disabled={!rules.dirty || rules.rows.length === 0}
        loading={rules.save.isPending}
        onClick={() => rules.save.mutate()}
      >
        {t('rules.save')}
      </Button>
      <Button type="text" disabled={!rules.dirty} onClick={() => void rules.reset()}>
        {t('rules.reset')}
      </Button>
    </Space>
  );
}
