import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalReason } from '../../../protocol/index.js';
import { refuseClaim } from './care-api.js';
import { useCareStep } from './use-care-step.js';

const MOST = 500;
const reasons = [
  'not_in_transit',
  'receiver_side',
  'no_evidence',
  'packaging',
  'prohibited',
  'delivered',
  'other',
] as const satisfies readonly RefusalReason[];

/** Nothing is to be paid: asks for the reason, which the customer is told in their language. */
export function RefuseClaim({ id }: { id: string }) {
  const { t } = useTranslation();
  const { busy, run } = useCareStep();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<RefusalReason | null>(null);
  const [text, setText] = useState('');
  const words = text.trim();
  const ready = reason !== null && (reason !== 'other' || words !== '');
  const refuse = () =>
    reason &&
    run(async () => {
      await refuseClaim(id, { reason, ...(words ? { words } : {}) });
      setOpen(false);
    });
  return (
    <>
      <Button size="small" data-testid="refuse-claim" onClick={() => setOpen(true)}>
        {t('care.notPaid')}
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t('care.notPaidTitle')}
        okText={t('care.tellNotPaid')}
        cancelText={t('care.notYet')}
        okButtonProps={{ disabled: !ready, loading: busy, 'data-testid': 'confirm-refusal' }}
        onOk={refuse}
        width={440}
      >
        <div className="pass-on">
          <Select<RefusalReason>
            aria-label={t('care.refusalReason')}
            placeholder={t('care.refusalReason')}
            data-testid="refusal-reason"
            value={reason}
            options={reasons.map((each) => ({ value: each, label: t(`care.refusals.${each}`) }))}
            onChange={setReason}
          />
          <Input.TextArea
            aria-label={t('care.refusalWords')}
            placeholder={t('care.refusalWords')}
            data-testid="refusal-words"
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={MOST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </Modal>
    </>
  );
}
