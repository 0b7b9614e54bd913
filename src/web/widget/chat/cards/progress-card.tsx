/** @jsxImportSource preact */
import type { ProgressCard } from '../../../../protocol/index.js';
import { careTone } from '../../../shared/care-tone.js';
import { BUSINESS_ZONE, dayAndTime, yuan } from '../../../shared/format.js';
import { CardFrame } from './frame.js';
import type { CardTexts } from './texts/card-texts.js';
import { useCardTexts } from './texts/index.js';

/** How far a claim or a complaint is: where it stands, what follows, and what has happened. */
export function ProgressCardView({ card }: { card: ProgressCard }) {
  const { locale, t } = useCardTexts();
  const { matter, nextBy } = card;
  const { title, about, state, next, tone, steps } = wordsOf(card, t.progress);
  const when = (at: string) => dayAndTime(at, locale, BUSINESS_ZONE);
  return (
    <CardFrame testId="progress-card" title={title} demo={card.demo}>
      <div class="parcel-top">
        <b>{about}</b>
        <span class={`state tone-${tone}`} data-state={matter.state}>
          {state}
        </span>
      </div>
      <small class="muted">
        {card.reference}
        {card.waybill && ` · ${card.waybill}`}
      </small>
      {matter.kind === 'claim' && matter.offerFen !== undefined && (
        <p class="price">{t.progress.offer(yuan(matter.offerFen))}</p>
      )}
      {nextBy && next && <p class="promise">{t.progress.next(next, when(nextBy))}</p>}
      {nextBy && matter.kind === 'complaint' && (
        <small class="muted">{t.progress.latest(when(matter.latestBy))}</small>
      )}
      <ol class="steps" aria-label={t.workOrder.steps}>
        {steps.toReversed().map((step, index) => (
          <li key={`${step.at} ${index}`} class={index === 0 ? 'step latest' : 'step'}>
            <small class="muted">{when(step.at)}</small>
            <span>{step.text}</span>
          </li>
        ))}
      </ol>
    </CardFrame>
  );
}

function wordsOf({ matter }: ProgressCard, t: CardTexts['progress']) {
  const tone = careTone(matter.state);
  if (matter.kind === 'claim') {
    return {
      ...{ title: t.claim, tone, about: t.incidents[matter.incident] },
      ...{ state: t.claimStates[matter.state], next: t.claimNext[matter.state] },
      steps: matter.steps.map(({ state, at }) => ({ at, text: t.claimStates[state] })),
    };
  }
  return {
    ...{ title: t.complaint, tone, about: t.kinds[matter.about] },
    ...{ state: t.complaintStates[matter.state], next: t.complaintNext[matter.state] },
    steps: matter.steps.map(({ state, at }) => ({ at, text: t.complaintStates[state] })),
  };
}
