import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvanceWorkOrder } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { WorkOrderItem } from './work-order-item.js';
import { advanceWorkOrder, listWorkOrders, WORK_ORDERS_QUERY } from './work-orders-api.js';

const REFRESH_MS = 15_000;

/** All work orders, also those nobody chats about: what a company without a webhook relies on. */
export function WorkOrdersDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const showFailure = useShowFailure();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: [...WORK_ORDERS_QUERY, which],
    queryFn: () => listWorkOrders(which),
    enabled: open,
    refetchInterval: REFRESH_MS,
  });
  const advance = useMutation({
    mutationFn: ({ id, change }: { id: string; change: AdvanceWorkOrder }) =>
      advanceWorkOrder(id, change),
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: WORK_ORDERS_QUERY }),
  });
  const orders = list.data ?? [];
  return (
    <Drawer open={open} onClose={onClose} title={t('workOrder.title')} size={420}>
      <Segmented
        value={which}
        onChange={setWhich}
        options={[
          { value: 'open', label: t('workOrder.open') },
          { value: 'all', label: t('workOrder.all') },
        ]}
      />
      {list.isError && <p role="alert">{t('errors.OFFLINE')}</p>}
      {list.isSuccess && orders.length === 0 && <p className="muted">{t('workOrder.none')}</p>}
      <ul className="work-orders" data-testid="all-work-orders">
        {orders.map((order) => (
          <WorkOrderItem
            key={order.id}
            order={order}
            onAdvance={(change) => advance.mutate({ id: order.id, change })}
          />
        ))}
      </ul>
    </Drawer>
  );
}
