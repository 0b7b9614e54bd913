import { Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VipKind, VipView } from '../../../protocol/index.js';
import { fromField, toField } from '../notices/business-time.js';
import { Line } from '../rules/form-line.js';
import { useVipChange } from './use-vip-change.js';
import { vipsApi } from './vips-api.js';

/** Names a customer, or changes why and until when one is put first. */
export function VipForm({ vip, onClose }: { vip: VipView | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<VipKind>(vip?.kind ?? 'phone');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState(vip?.reason ?? '');
  const [until, setUntil] = useState(vip?.validUntil ? toField(vip.validUntil) : '');
  const save = useVipChange(() => {
    const validUntil = until ? new Date(fromField(until)).toISOString() : null;
    return vip
      ? vipsApi.revise({ id: vip.id, version: vip.version, reason: reason.trim(), validUntil })
      : vipsApi.add({ kind, value: value.trim(), reason: reason.trim(), validUntil });
  });
  const digits = value.replace(/\D/g, '').length;
  const named = vip !== null || (kind === 'phone' ? digits >= 7 : value.trim() !== '');
  return (
    <Modal
      open
      title={t(vip ? 'vips.editTitle' : 'vips.addTitle')}
      okText={t('vips.save')}
      cancelText={t('accounts.cancel')}
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: !named || reason.trim() === '', 'data-testid': 'save-vip' }}
      onOk={() => save.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <dl className="rule-form">
        {vip ? (
          <Line label={t(`vips.kind.${vip.kind}`)}>
            <b>{vip.value}</b>
          </Line>
        ) : (
          <>
            <Line label={t('vips.by')}>
              <Segmented<VipKind>
                value={kind}
                aria-label={t('vips.by')}
                options={(['phone', 'user'] as const).map((each) => ({
                  value: each,
                  label: t(`vips.kind.${each}`),
                }))}
                onChange={setKind}
              />
            </Line>
            <Line label={t(`vips.kind.${kind}`)}>
              <Input
                value={value}
                maxLength={200}
                autoComplete="off"
                data-testid="vip-value"
                aria-label={t(`vips.kind.${kind}`)}
                onChange={({ target }) => setValue(target.value)}
              />
            </Line>
          </>
        )}
        <Line label={t('vips.reason')}>
          <Input
            value={reason}
            maxLength={200}
            data-testid="vip-reason"
            aria-label={t('vips.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        </Line>
        <Line label={t('vips.until')}>
          <Input
            type="datetime-local"
            value={until}
            data-testid="vip-until"
            aria-label={t('vips.until')}
            onChange={({ target }) => setUntil(target.value)}
          />
        </Line>
      </dl>
    </Modal>
  );
}
