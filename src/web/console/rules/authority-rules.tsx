import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityAction, AuthorityRule, Tier } from '../../../protocol/index.js';
import { tiers } from '../../shared/contract.js';
import { WideTable } from '../desk/wide-table.js';
import { IncidentField, LimitField, ProductField } from './fields.js';
import { RulesTools } from './rules-tools.js';
import { useRules, type Row } from './use-rules.js';

const actions = ['offer', 'pay'] as const satisfies readonly AuthorityAction[];
const blank: AuthorityRule = {
  tier: 'frontline',
  action: 'offer',
  incident: null,
  product: null,
  upToFen: 0,
};

/** Which tier may offer and pay how much: what is beyond it is asked of the next tier. */
export function AuthorityRules() {
  const { t } = useTranslation();
  const rules = useRules('authority');
  const cell =
    <Field extends keyof AuthorityRule>(
      render: (
        value: AuthorityRule[Field],
        set: (value: AuthorityRule[Field]) => void,
      ) => ReactNode,
      field: Field,
    ) =>
    (_: unknown, { key, rule }: Row<AuthorityRule>) =>
      render(rule[field], (value) => rules.set(key, { ...rule, [field]: value }));
  return (
    <section data-testid="authority-rules">
      <p className="muted">{t('rules.authorityHint')}</p>
      <RulesTools rules={rules} onAdd={() => rules.add(blank)} />
      <WideTable<Row<AuthorityRule>>
        rowKey="key"
        loading={rules.loading}
        dataSource={rules.rows}
        pagination={false}
        onRow={() => ({ 'data-testid': 'authority-rule' }) as object}
        columns={[
          {
            title: t('rules.tier'),
            render: cell(
              (value, set) => (
                <Select<Tier>
                  size="small"
                  className="rule-choice"
                  aria-label={t('rules.tier')}
                  value={value}
                  options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
                  onChange={set}
                />
              ),
              'tier',
            ),
          },
          {
            title: t('rules.action'),
            render: cell(
              (value, set) => (
                <Select<AuthorityAction>
                  size="small"
                  className="rule-choice"
                  aria-label={t('rules.action')}
                  value={value}
                  options={actions.map((each) => ({
                    value: each,
                    label: t(`rules.actions.${each}`),
                  }))}
                  onChange={set}
                />
              ),
              'action',
            ),
          },
          {
            title: t('rules.incident'),
            render: cell(
              (value, set) => (
                <IncidentField value={value} onChange={set} label={t('rules.incident')} />
              ),
              'incident',
            ),
          },
          {
            title: t('rules.product'),
            render: cell(
              (value, set) => (
                <ProductField value={value} onChange={set} label={t('rules.product')} />
              ),
              'product',
            ),
          },
          {
            title: t('rules.upTo'),
            render: cell(
              (value, set) => <LimitField value={value} onChange={set} label={t('rules.upTo')} />,
              'upToFen',
            ),
          },
          {
            key: 'remove',
            width: 48,
            render: (_, { key }) => (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('rules.remove')}
                onClick={() => rules.remove(key)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
