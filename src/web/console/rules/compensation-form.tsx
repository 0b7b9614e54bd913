import { Checkbox, Input, InputNumber, Modal, Radio, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompensationRule } from '../../../protocol/index.js';
import { IncidentField, MoneyField, ProductField, RegionField } from './fields.js';
import { Line } from './form-line.js';

const BASIS_POINTS = 100;
const LONGEST_HOURS = 720;

interface CompensationFormProps {
  first: CompensationRule;
  isNew: boolean;
  onAccept: (rule: CompensationRule) => void;
  onCancel: () => void;
}

/** One term of what is paid, whole. */
export function CompensationForm({ first, isNew, onAccept, onCancel }: CompensationFormProps) {
  const { t } = useTranslation();
  const [rule, setRule] = useState(first);
  const set = (change: Partial<CompensationRule>) => setRule({ ...rule, ...change });
  return (
    <Modal
      open
      title={t(isNew ? 'rules.add' : 'rules.edit')}
      okText={t('rules.take')}
      cancelText={t('rules.cancel')}
      okButtonProps={{ 'data-testid': 'take-rule' }}
      width={520}
      onOk={() => onAccept(rule)}
      onCancel={onCancel}
    >
      <dl className="rule-form">
        <Line label={t('rules.incident')}>
          <IncidentField
            value={rule.incident}
            label={t('rules.incident')}
            onChange={(incident) => incident && set({ incident })}
          />
        </Line>
        <Line label={t('rules.insured')}>
          <Radio.Group
            value={rule.insured}
            options={[
              { value: true, label: t('rules.isInsured') },
              { value: false, label: t('rules.notInsured') },
            ]}
            onChange={({ target }) => set({ insured: target.value === true })}
          />
        </Line>
        <Line label={t('rules.region')}>
          <RegionField
            value={rule.region}
            label={t('rules.region')}
            onChange={(region) => set({ region })}
          />
        </Line>
        <Line label={t('rules.product')}>
          <ProductField
            value={rule.product}
            label={t('rules.product')}
            onChange={(product) => set({ product })}
          />
        </Line>
        {!rule.insured && (
          <>
            <Line label={t('rules.proved')}>
              <CapField value={rule.proved} onChange={(proved) => set({ proved })} />
            </Line>
            <Line label={t('rules.unproved')}>
              <CapField value={rule.unproved} onChange={(unproved) => set({ unproved })} />
            </Line>
          </>
        )}
        <Line label={t('rules.refundFreight')}>
          <Checkbox
            checked={rule.refundFreight}
            aria-label={t('rules.refundFreight')}
            onChange={({ target }) => set({ refundFreight: target.checked })}
          />
        </Line>
        <Line label={t('rules.deductible')}>
          <InputNumber
            size="small"
            min={0}
            max={100}
            precision={2}
            suffix="%"
            aria-label={t('rules.deductible')}
            value={rule.deductibleBasisPoints / BASIS_POINTS}
            onChange={(percent) =>
              set({ deductibleBasisPoints: Math.round((percent ?? 0) * BASIS_POINTS) })
            }
          />
        </Line>
        <Line label={t('rules.auto')}>
          <MoneyField
            value={rule.autoApproveMaxFen}
            label={t('rules.auto')}
            onChange={(autoApproveMaxFen) => set({ autoApproveMaxFen })}
          />
        </Line>
        <Line label={t('rules.deadline')}>
          <InputNumber
            size="small"
            min={1}
            max={LONGEST_HOURS}
            precision={0}
            aria-label={t('rules.deadline')}
            value={rule.deadlineHours}
            onChange={(hours) => set({ deadlineHours: hours ?? rule.deadlineHours })}
          />
        </Line>
        <Line label={t('rules.from')}>
          <Input
            type="date"
            size="small"
            required
            aria-label={t('rules.from')}
            value={rule.effectiveFrom}
            onChange={({ target }) => target.value && set({ effectiveFrom: target.value })}
          />
        </Line>
      </dl>
    </Modal>
  );
}

type Cap = CompensationRule['proved'];

/** So many times the freight, and no more than a sum; each may be left open. */
function CapField({ value, onChange }: { value: Cap; onChange: (cap: Cap) => void }) {
  const { t } = useTranslation();
  return (
    <Space size="small" wrap>
      <InputNumber
        size="small"
        min={0}
        max={1000}
        precision={0}
        placeholder="—"
        suffix={t('rules.times')}
        aria-label={t('rules.multiple')}
        value={value.multiple}
        onChange={(multiple) => onChange({ ...value, multiple })}
      />
      <InputNumber
        size="small"
        min={0}
        max={10_000_000}
        precision={2}
        placeholder="—"
        prefix="≤ ¥"
        aria-label={t('rules.cap')}
        value={value.capFen === null ? null : value.capFen / 100}
        onChange={(cap) =>
          onChange({ ...value, capFen: cap === null ? null : Math.round(cap * 100) })
        }
      />
    </Space>
  );
}
