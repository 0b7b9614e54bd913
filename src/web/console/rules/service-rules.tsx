import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServiceRule } from '../../../protocol/index.js';
import { tiers } from '../../shared/contract.js';
import { WideTable } from '../desk/wide-table.js';
import { RulesTools } from './rules-tools.js';
import { useRules, type Row } from './use-rules.js';

const MINUTE_MS = 60_000;
const MOST_MINUTES = 43_200;

/** How long customers may wait for each, on each tier: what is late goes up or is told. */
export function ServiceRules() {
  const { t } = useTranslation();
  const rules = useRules('service');
  return (
    <section data-testid="service-rules">
      <p className="muted">{t('rules.serviceHint')}</p>
      <RulesTools rules={rules} />
      <WideTable<Row<ServiceRule>>
        rowKey="key"
        loading={rules.loading}
        dataSource={rules.rows}
        pagination={false}
        onRow={({ rule }) => ({ 'data-testid': `service-rule-${rule.kind}` }) as object}
        columns={[
          { title: t('rules.waitsFor'), render: (_, { rule }) => t(`wall.clock.${rule.kind}`) },
          ...tiers.map((tier) => ({
            title: t('rules.minutesOf', { tier: t(`tier.${tier}`) }),
            render: (_: unknown, { key, rule }: Row<ServiceRule>) => (
              <InputNumber
                size="small"
                min={0.5}
                max={MOST_MINUTES}
                value={rule.ms[tier] / MINUTE_MS}
                aria-label={`${t(`wall.clock.${rule.kind}`)} ${t(`tier.${tier}`)}`}
                onChange={(minutes) => {
                  if (minutes === null) return;
                  const ms = { ...rule.ms, [tier]: Math.round(minutes * MINUTE_MS) };
                  rules.set(key, { ...rule, ms });
                }}
              />
            ),
          })),
          {
            title: t('rules.warnAt'),
            render: (_, { key, rule }) => (
              <InputNumber
                size="small"
                min={10}
                max={99}
                precision={0}
                suffix="%"
                value={rule.warnAtPercent}
                aria-label={`${t(`wall.clock.${rule.kind}`)} ${t('rules.warnAt')}`}
                onChange={(warnAtPercent) => {
                  if (warnAtPercent !== null) rules.set(key, { ...rule, warnAtPercent });
                }}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
