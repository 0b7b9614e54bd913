import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { WorkOrderItem } from '../work-orders/work-order-item.js';
import { Panel } from './panel.js';

/** What was asked of the company in this conversation, the latest first. */
export const WorkOrdersPanel = memo(function WorkOrdersPanel({
  workOrders,
}: {
  workOrders: readonly WorkOrderView[];
}) {
  const { t } = useTranslation();
  const { desk } = useDesk();
  const showFailure = useShowFailure();
  if (workOrders.length === 0) return null;
  return (
    <Panel title={t('workOrder.title')} testId="work-orders">
      <ul className="work-orders">
        {workOrders.map((order) => (
          <WorkOrderItem
            key={order.id}
            order={order}
            onAdvance={(change) =>
              void desk.actions
                .advanceWorkOrder({ workOrderId: order.id, ...change })
                .then(showFailure)
            }
          />
        ))}
      </ul>
    </Panel>
  );
});
