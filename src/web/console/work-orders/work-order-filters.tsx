import { Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkOrderKind, WorkOrdersQuery, WorkOrderState } from '../../../protocol/index.js';
import { workOrderNames } from '../../../protocol/work-order-names.js';

/** What staff look for. */
export type WorkOrderQuestion = Omit<WorkOrdersQuery, 'after'>;

const kinds = Object.keys(workOrderNames.en.kinds) as WorkOrderKind[];
const states: Record<WorkOrdersQuery['which'], readonly WorkOrderState[]> = {
  open: ['submitted', 'accepted', 'in_progress'],
  all: Object.keys(workOrderNames.en.states) as WorkOrderState[],
};

interface WorkOrderFiltersProps {
  asked: WorkOrderQuestion;
  onAsk: (asked: WorkOrderQuestion) => void;
}

/** Which are listed: those to act on or all, of a kind, in a state, of a parcel or by reference. */
export function WorkOrderFilters({ asked, onAsk }: WorkOrderFiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segmented<WorkOrdersQuery['which']>
        value={asked.which}
        options={[
          { value: 'open', label: t('workOrder.open') },
          { value: 'all', label: t('workOrder.all') },
        ]}
        onChange={(which) =>
          onAsk({ ...asked, which, state: states[which].find((state) => state === asked.state) })
        }
      />
      <div className="work-order-filters">
        <Select<WorkOrderKind>
          allowClear
          placeholder={t('workOrder.anyKind')}
          aria-label={t('workOrder.anyKind')}
          data-testid="work-order-kind"
          popupMatchSelectWidth={false}
          value={asked.kind}
          options={kinds.map((value) => ({ value, label: t(`workOrder.kinds.${value}`) }))}
          onChange={(kind?: WorkOrderKind) => onAsk({ ...asked, kind })}
        />
        <Select<WorkOrderState>
          allowClear
          placeholder={t('workOrder.anyState')}
          aria-label={t('workOrder.anyState')}
          data-testid="work-order-state"
          popupMatchSelectWidth={false}
          value={asked.state}
          options={states[asked.which].map((value) => ({
            value,
            label: t(`workOrder.states.${value}`),
          }))}
          onChange={(state?: WorkOrderState) => onAsk({ ...asked, state })}
        />
        <Input.Search
          allowClear
          maxLength={200}
          placeholder={t('workOrder.number')}
          aria-label={t('workOrder.number')}
          onSearch={(number) => onAsk({ ...asked, number: number.trim() || undefined })}
        />
      </div>
    </>
  );
}
