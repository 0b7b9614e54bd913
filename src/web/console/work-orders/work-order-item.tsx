import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AdvanceWorkOrder, WorkOrderReason, WorkOrderView } from '../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { workOrderTone } from '../../shared/work-order-tone.js';
import { useDesk } from '../desk/use-desk.js';
import { useNow } from '../lists/use-now.js';
import { usePreferences } from '../preferences.js';
import { WorkOrderDetails } from './work-order-details.js';

const reasons: readonly WorkOrderReason[] = [
  'too_late',
  'not_reachable',
  'address_unclear',
  'not_possible',
  'duplicate',
  'other',
];

interface WorkOrderItemProps {
  order: WorkOrderView;
  onAdvance: (change: AdvanceWorkOrder) => void;
}

/** One work order with what may follow. */
export function WorkOrderItem({ order, onAdvance }: WorkOrderItemProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const now = useNow();
  const open = order.next.length > 0;
  const overdue = open && Date.parse(order.deadline) < now;
  return (
    <li className="work-order" data-testid="work-order" data-state={order.state}>
      <span className="card-line">
        <b>{t(`workOrder.kinds.${order.kind}`)}</b>
        <span>
          <span className={`tag tone-${workOrderTone(order.state)}`}>
            {t(`workOrder.states.${order.state}`)}
          </span>
          <AdvanceMenu order={order} onAdvance={onAdvance} />
        </span>
      </span>
      <small className="muted figures">
        {[order.reference, order.waybill].filter(Boolean).join(' · ')}
      </small>
      <WorkOrderDetails order={order} />
      <small className={overdue ? 'warn-text' : 'muted'}>
        {[
          t(`workOrder.owners.${order.owner}`),
          order.ownerName,
          open &&
            t(overdue ? 'workOrder.overdue' : 'workOrder.dueBy', {
              time: dayAndTime(order.deadline, locale, BUSINESS_ZONE),
            }),
          order.reason && t(`workOrder.reasons.${order.reason}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {order.delivery === 'failed' && (
        <small className="warn-text">{t('workOrder.notDelivered')}</small>
      )}
      {order.note && (
        <small className="muted" dir="auto">
          {order.note}
        </small>
      )}
    </li>
  );
}

function AdvanceMenu({ order, onAdvance }: WorkOrderItemProps) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  if (order.next.length === 0 || !staff.permissions.includes('work_orders.advance')) return null;
  const items: MenuProps['items'] = order.next.map((state) => ({
    key: state,
    label: t(`workOrder.states.${state}`),
    ...(state === 'failed' && {
      children: reasons.map((reason) => ({
        key: `failed ${reason}`,
        label: t(`workOrder.reasons.${reason}`),
        onClick: () => onAdvance({ to: state, reason }),
      })),
    }),
    ...(state !== 'failed' && { onClick: () => onAdvance({ to: state }) }),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={t('workOrder.advance', { reference: order.reference })}
        data-testid="advance-work-order"
      />
    </Dropdown>
  );
}
