import { Button, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplaintView } from '../../../protocol/index.js';
import { careTone } from '../../shared/care-tone.js';
import { useDesk } from '../desk/use-desk.js';
import { tellComplaint } from './care-api.js';
import { DueLine } from './due-line.js';
import { useCareStep } from './use-care-step.js';

const MOST = 1000;
/** A complaint with its clocks, what the customer was told, and a place to tell more. */
export function ComplaintItem({ complaint }: { complaint: ComplaintView }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const { reference, waybill, state, tier, told } = complaint;
  const open = state !== 'closed';
  return (
    <li className="work-order" data-testid="complaint" data-state={state}>
      <span className="card-line">
        <b>{t(`care.kinds.${complaint.kind}`)}</b>
        <span className={`tag tone-${careTone(state)}`}>{t(`care.complaintStates.${state}`)}</span>
      </span>
      <small className="muted figures">
        {[reference, waybill, t(`tier.${tier}`)].filter(Boolean).join(' · ')}
      </small>
      <DueLine {...complaint} />
      {told && (
        <small className="muted" dir="auto">
          {t('care.told')} {told}
        </small>
      )}
      {open && staff.permissions.includes('complaints.handle') && <Tell complaint={complaint} />}
    </li>
  );
}

function Tell({ complaint: { id } }: { complaint: ComplaintView }) {
  const { t } = useTranslation();
  const { busy, run } = useCareStep();
  const [text, setText] = useState('');
  const words = text.trim();
  const tell = (step: 'answer' | 'close') =>
    run(async () => {
      await tellComplaint(id, step, words);
      // What was written meanwhile stays.
      setText((now) => (now === text ? '' : now));
    });
  return (
    <div className="care-tell">
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={MOST}
        autoSize={{ minRows: 1, maxRows: 5 }}
        placeholder={t('care.tellPlaceholder')}
        aria-label={t('care.tellPlaceholder')}
        data-testid="complaint-text"
      />
      <Space size="small">
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={words === ''}
          onClick={() => tell('answer')}
        >
          {t('care.answer')}
        </Button>
        <Popconfirm
          title={t('care.closeSure')}
          okText={t('care.close')}
          cancelText={t('care.notYet')}
          disabled={words === ''}
          onConfirm={() => tell('close')}
        >
          <Button size="small" disabled={busy || words === ''} data-testid="close-complaint">
            {t('care.close')}
          </Button>
        </Popconfirm>
      </Space>
    </div>
  );
}
