import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../protocol/index.js';
import { kilograms } from '../../shared/format.js';
import { useShowFailure } from '../chat/use-actions.js';
import { useDesk } from '../desk/use-desk.js';
import { nameOf } from '../i18n/name-of.js';
import { ApiError } from '../session/session-api.js';
import { readWorkOrderDetails } from './work-orders-api.js';

/** What the server masks. */
const MASKED = ['address', 'phone', 'contact', 'title', 'email', 'taxNumber'];

/** What a work order needs beside its parcel: masked, until somebody who acts on it asks. */
export function WorkOrderDetails({ order }: { order: WorkOrderView }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const showFailure = useShowFailure();
  const reading = useMutation({
    mutationFn: () => readWorkOrderDetails(order.id),
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
  });
  const details = Object.entries(reading.data ?? order.details);
  const mayRead =
    !reading.data &&
    details.some(([name]) => MASKED.includes(name)) &&
    staff.permissions.includes('work_orders.advance');
  return (
    <>
      {details.map(([name, value]) => (
        <small key={name} dir="auto">
          <span className="muted">{nameOf('workOrderField', name)}</span> {valueText(name, value)}
        </small>
      ))}
      {mayRead && (
        <Button
          type="link"
          size="small"
          className="read-details"
          loading={reading.isPending}
          title={t('workOrder.recorded')}
          onClick={() => reading.mutate()}
        >
          {t('workOrder.read')}
        </Button>
      )}
    </>
  );
}

function valueText(name: string, value: string | number): string {
  if (typeof value === 'number') return name === 'grams' ? `${kilograms(value)} kg` : String(value);
  return nameOf('workOrderValue', value);
}
