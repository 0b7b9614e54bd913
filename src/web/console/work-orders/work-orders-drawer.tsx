import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvanceWorkOrder } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { WorkOrderFilters, type WorkOrderQuestion } from './work-order-filters.js';
import { WorkOrderItem } from './work-order-item.js';
import { advanceWorkOrder, listWorkOrders, WORK_ORDERS_QUERY } from './work-orders-api.js';

const REFRESH_MS = 15_000;

/** All work orders, also those nobody chats about: what a company without a webhook relies on. */
export function WorkOrdersDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<WorkOrderQuestion>({ which: 'open' });
  const showFailure = useShowFailure();
  const queries = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: [...WORK_ORDERS_QUERY, asked],
    queryFn: ({ pageParam: after }) => listWorkOrders(asked, after),
    initialPageParam: '',
    getNextPageParam: ({ workOrders, hasMore }) => (hasMore ? workOrders.at(-1)?.id : undefined),
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
  const orders = list.data?.pages.flatMap(({ workOrders }) => workOrders) ?? [];
  return (
    <Drawer open={open} onClose={onClose} title={t('workOrder.title')} size={420}>
      <WorkOrderFilters asked={asked} onAsk={setAsked} />
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
      {list.hasNextPage && (
        <Button
          className="page-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('workOrder.more')}
        </Button>
      )}
    </Drawer>
  );
}
