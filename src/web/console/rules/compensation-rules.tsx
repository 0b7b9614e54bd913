import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompensationRule } from '../../../protocol/index.js';
import { yuan } from '../../shared/format.js';
import { WideTable } from '../desk/wide-table.js';
import { CompensationForm } from './compensation-form.js';
import { useRegions } from './fields.js';
import { RulesTools } from './rules-tools.js';
import { useRules, type Row } from './use-rules.js';

type Cap = CompensationRule['proved'];

const BASIS_POINTS = 100;
const ALL_KEPT = 10_000;

/** The company's own terms: what is paid for what. */
export function CompensationRules() {
  const { t } = useTranslation();
  const rules = useRules('compensation');
  const regions = useRegions();
  const [edited, setEdited] = useState<Row<CompensationRule> | null>(null);
  const nameOf = (adcode: string | null) =>
    adcode === null
      ? t('rules.everywhere')
      : (regions.find(({ value }) => value === adcode)?.label ?? adcode);
  /** What a rule gives, the goods and the freight. */
  const gives = (rule: CompensationRule, cap: Cap) => {
    const goods = rule.deductibleBasisPoints < ALL_KEPT && (rule.insured || cap.capFen !== 0);
    const parts = [
      ...(goods ? [rule.insured ? t('rules.asDeclared') : capText(cap)] : []),
      ...(goods && rule.deductibleBasisPoints > 0
        ? [t('rules.keptBack', { percent: rule.deductibleBasisPoints / BASIS_POINTS })]
        : []),
      ...(rule.refundFreight ? [t('rules.refundFreight')] : []),
    ];
    return parts.length > 0 ? parts.join(t('rules.and')) : t('rules.nothing');
  };
  const capText = ({ multiple, capFen }: Cap) => {
    const parts = [
      ...(multiple === null ? [] : [t('rules.timesFreight', { times: multiple })]),
      ...(capFen === null ? [] : [t('rules.atMost', { amount: yuan(capFen) })]),
    ];
    return parts.length > 0 ? parts.join(t('rules.and')) : t('rules.asLost');
  };
  const add = () => {
    const [first] = rules.rows;
    if (first) setEdited({ key: 0, rule: first.rule });
  };
  const accept = (rule: CompensationRule) => {
    if (edited?.key === 0) rules.add(rule);
    else if (edited) rules.set(edited.key, rule);
    setEdited(null);
  };
  return (
    <section data-testid="compensation-rules">
      <p className="muted">{t('rules.compensationHint')}</p>
      <RulesTools rules={rules} onAdd={add} />
      <WideTable<Row<CompensationRule>>
        rowKey="key"
        loading={rules.loading}
        dataSource={rules.rows}
        pagination={false}
        onRow={() => ({ 'data-testid': 'compensation-rule' }) as object}
        columns={[
          {
            title: t('rules.incident'),
            render: (_, { rule }) => t(`care.incidents.${rule.incident}`),
          },
          {
            title: t('rules.insured'),
            render: (_, { rule }) => t(rule.insured ? 'rules.isInsured' : 'rules.notInsured'),
          },
          { title: t('rules.region'), render: (_, { rule }) => nameOf(rule.region) },
          {
            title: t('rules.product'),
            render: (_, { rule }) => rule.product ?? t('rules.everyProduct'),
          },
          {
            title: t('rules.proved'),
            render: (_, { rule }) => gives(rule, rule.proved),
          },
          {
            title: t('rules.unproved'),
            render: (_, { rule }) => gives(rule, rule.unproved),
          },
          {
            title: t('rules.auto'),
            render: (_, { rule }) => yuan(rule.autoApproveMaxFen),
          },
          {
            title: t('rules.deadline'),
            render: (_, { rule }) => t('rules.hours', { hours: rule.deadlineHours }),
          },
          { title: t('rules.from'), render: (_, { rule }) => rule.effectiveFrom },
          {
            key: 'change',
            width: 80,
            render: (_, row) => (
              <Space size={0}>
                <Button
                  type="text"
                  size="small"
                  icon={<EditOutlined />}
                  aria-label={t('rules.edit')}
                  data-testid="edit-rule"
                  onClick={() => setEdited(row)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('rules.remove')}
                  onClick={() => rules.remove(row.key)}
                />
              </Space>
            ),
          },
        ]}
      />
      {edited && (
        <CompensationForm
          first={edited.rule}
          isNew={edited.key === 0}
          onAccept={accept}
          onCancel={() => setEdited(null)}
        />
      )}
    </section>
  );
}
