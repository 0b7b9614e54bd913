/** @jsxImportSource preact */
import { SETTLED_STATES } from '../../../../protocol/settled-states.js';
import { useState } from 'preact/hooks';
import type { ParcelCard } from '../../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime, dayOf, placeName } from '../../../shared/format.js';
import { stateTone } from '../../../shared/tracking-tone.js';
import { CopyIcon, TickIcon } from '../icons.js';
import { CardFrame } from './frame.js';
import { Given } from './given.js';
import { NoticeLines } from './notice-lines.js';
import { useCardTexts } from './texts/index.js';

const SHOWN_AT_FIRST = 3;
export function ParcelCardView({ card }: { card: ParcelCard }) {
  const { locale, t } = useCardTexts();
  const [all, setAll] = useState(false);
  const events = all ? card.events : card.events.slice(0, SHOWN_AT_FIRST);
  const earlier = card.events.length - SHOWN_AT_FIRST;
  return (
    <CardFrame testId="parcel-card" title={t.parcel.title} demo={card.demo}>
      <div class="parcel-top">
        <div class="waybill">
          <b>{card.waybill}</b>
          <CopyButton text={card.waybill} />
        </div>
        <span class={`state tone-${stateTone(card.state)}`} data-state={card.state}>
          {t.states[card.state]}
        </span>
      </div>
      <small class="muted">
        <Given>{card.carrier}</Given>
        {card.from && card.to && (
          <>
            {' · '}
            <Given>{placeName(card.from)}</Given> → <Given>{placeName(card.to)}</Given>
          </>
        )}
      </small>
      {card.promisedAt && !SETTLED_STATES.includes(card.state) && (
        <p class={card.late ? 'promise late' : 'promise'}>
          {t.parcel[card.late ? 'late' : 'promised'](dayOf(card.promisedAt, locale))}
        </p>
      )}
      <NoticeLines notices={card.notices} />
      <ol class="steps" aria-label={t.parcel.events}>
        {events.map((event, index) => (
          <li key={`${event.at} ${index}`} class={index === 0 ? 'step latest' : 'step'}>
            <small class="muted">
              {dayAndTime(event.at, locale, BUSINESS_ZONE)}
              {event.city && (
                <>
                  {' · '}
                  <Given>{event.city}</Given>
                </>
              )}
            </small>
            <Given>{event.text}</Given>
            {event.original && (
              <small class="muted original">
                {t.parcel.original} <Given>{event.original}</Given>
              </small>
            )}
          </li>
        ))}
      </ol>
      {earlier > 0 && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.parcel.less : t.parcel.more(earlier)}
        </button>
      )}
    </CardFrame>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useCardTexts();
  const [copied, setCopied] = useState(false);
  // The clipboard is missing on plain http; then people select the number by hand as ever.
  if (!navigator.clipboard) return null;
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  const label = copied ? t.parcel.copied : t.parcel.copy;
  return (
    <button type="button" class="icon-button small" aria-label={label} title={label} onClick={copy}>
      {copied ? <TickIcon /> : <CopyIcon />}
    </button>
  );
}
