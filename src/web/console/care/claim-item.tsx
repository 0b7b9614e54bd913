import { Button, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimView } from '../../../protocol/index.js';
import { careTone } from '../../shared/care-tone.js';
import { yuan } from '../../shared/format.js';
import { useDesk } from '../desk/use-desk.js';
import { decideApproval, stepClaim } from './care-api.js';
import { DueLine } from './due-line.js';
import { RefuseClaim } from './refuse-claim.js';
import { useCareStep } from './use-care-step.js';

const FEN = 100;
/** A claim with its amounts, and what may be done about it. */
export function ClaimItem({ claim }: { claim: ClaimView }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const mayDecide = staff.permissions.includes('claims.decide');
  const amounts = [
    ['claimed', claim.claimedFen],
    ['declared', claim.declaredFen],
    ['freight', claim.freightFen],
    ['reckoned', claim.reckonedFen],
    ['offer', claim.offerFen],
  ] as const;
  return (
    <li className="work-order" data-testid="claim" data-state={claim.state}>
      <span className="card-line">
        <b>{t(`care.incidents.${claim.incident}`)}</b>
        <span className={`tag tone-${careTone(claim.state)}`}>
          {t(`care.claimStates.${claim.state}`)}
        </span>
      </span>
      <small className="muted figures">
        {claim.reference} · {claim.waybill} · {t(`tier.${claim.tier}`)}
      </small>
      <dl className="care-amounts">
        {amounts.map(
          ([name, fen]) =>
            fen !== null && (
              <div key={name}>
                <dt>{t(`care.amounts.${name}`)}</dt>
                <dd className="figures">{yuan(fen)}</dd>
              </div>
            ),
        )}
      </dl>
      {claim.refusal && (
        <small className="muted" dir="auto">
          {[t(`care.refusals.${claim.refusal.reason}`), claim.refusal.words]
            .filter(Boolean)
            .join(' · ')}
        </small>
      )}
      <DueLine dueAt={claim.dueAt} overdue={claim.overdue} />
      {claim.approval && <Approval claim={claim} mayDecide={mayDecide} />}
      {mayDecide && !claim.approval && <Steps key={claim.version} claim={claim} />}
    </li>
  );
}

function Approval({ claim, mayDecide }: { claim: ClaimView; mayDecide: boolean }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const { busy, run } = useCareStep();
  const { approval } = claim;
  if (!approval) return null;
  const isOwn = approval.askedBy === staff.id;
  const decide = (decision: 'approve' | 'refuse') =>
    run(() => decideApproval(approval.id, decision, approval.amountFen));
  return (
    <div className="care-approval" data-testid="approval">
      <small>
        {t(`care.asked.${approval.action}`, {
          amount: yuan(approval.amountFen),
          tier: t(`tier.${approval.tier}`),
        })}
      </small>
      {isOwn && <small className="muted">{t('care.ownRequest')}</small>}
      {mayDecide && !isOwn && (
        <Space size="small">
          <Button
            size="small"
            type="primary"
            loading={busy}
            data-testid="approve"
            onClick={() => decide('approve')}
          >
            {t('care.approve', { amount: yuan(approval.amountFen) })}
          </Button>
          <Button size="small" disabled={busy} onClick={() => decide('refuse')}>
            {t('care.refuse')}
          </Button>
        </Space>
      )}
    </div>
  );
}

/** What may follow from the claim's state. */
function Steps({ claim }: { claim: ClaimView }) {
  const { t } = useTranslation();
  const { busy, run } = useCareStep();
  const { id, state, offerFen, reckonedFen } = claim;
  const [amount, setAmount] = useState<number | null>(
    reckonedFen === null ? null : reckonedFen / FEN,
  );
  if (state === 'filed' || state === 'reviewing') {
    const fen = amount === null ? null : Math.round(amount * FEN);
    return (
      <Space size="small" wrap>
        <Space.Compact size="small">
          <InputNumber
            value={amount}
            onChange={setAmount}
            min={0}
            precision={2}
            prefix="¥"
            aria-label={t('care.offerAmount')}
            data-testid="offer-amount"
          />
          <Button
            type="primary"
            loading={busy}
            disabled={fen === null}
            data-testid="make-offer"
            onClick={() => fen !== null && run(() => stepClaim(id, 'offer', fen))}
          >
            {t('care.makeOffer')}
          </Button>
        </Space.Compact>
        <RefuseClaim id={id} />
      </Space>
    );
  }
  if (state === 'offered') {
    return (
      <Space size="small">
        <Button size="small" loading={busy} onClick={() => run(() => stepClaim(id, 'accept'))}>
          {t('care.accepted')}
        </Button>
        <Button size="small" disabled={busy} onClick={() => run(() => stepClaim(id, 'review'))}>
          {t('care.review')}
        </Button>
      </Space>
    );
  }
  if (state === 'accepted' && offerFen !== null) {
    return (
      <Space size="small">
        <Button
          size="small"
          type="primary"
          loading={busy}
          onClick={() => run(() => stepClaim(id, 'pay', offerFen))}
        >
          {t('care.pay', { amount: yuan(offerFen) })}
        </Button>
      </Space>
    );
  }
  if (state === 'refused') {
    return (
      <Space size="small">
        <Button size="small" loading={busy} onClick={() => run(() => stepClaim(id, 'review'))}>
          {t('care.review')}
        </Button>
      </Space>
    );
  }
  return null;
}
