/** @jsxImportSource preact */
import type { WorkOrderCard } from '../../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../../shared/format.js';
import { workOrderTone } from '../../../shared/work-order-tone.js';
import { CardFrame } from './frame.js';
import { useCardTexts } from './texts/index.js';

export function WorkOrderCardView({ card }: { card: WorkOrderCard }) {
  const { locale, t } = useCardTexts();
  const open = ['submitted', 'accepted', 'in_progress'].includes(card.state);
  return (
    <CardFrame testId="work-order-card" title={t.workOrder.title} demo={card.demo}>
      <div class="parcel-top">
        <b>{t.workOrder.kinds[card.kind]}</b>
        <span class={`state tone-${workOrderTone(card.state)}`} data-state={card.state}>
          {t.workOrder.states[card.state]}
        </span>
      </div>
      <small class="muted">
        {card.reference}
        {card.waybill && ` · ${card.waybill}`}
      </small>
      {open && (
        <p class="promise">
          {t.workOrder.answerBy(dayAndTime(card.deadline, locale, BUSINESS_ZONE))}
        </p>
      )}
      {card.reason && <p class="muted">{t.workOrder.reasons[card.reason]}</p>}
      <ol class="steps" aria-label={t.workOrder.steps}>
        {card.steps.toReversed().map((step, index) => (
          <li key={step.at} class={index === 0 ? 'step latest' : 'step'}>
            <small class="muted">{dayAndTime(step.at, locale, BUSINESS_ZONE)}</small>
            <span>{t.workOrder.states[step.state]}</span>
          </li>
        ))}
      </ol>
    </CardFrame>
  );
}
