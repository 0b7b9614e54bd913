import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Card,
  OutletsCard,
  ParcelCard,
  ProgressCard,
  QuoteCard,
  WorkOrderCard,
} from '../../../protocol/index.js';
import {
  BUSINESS_ZONE,
  dayAndTime,
  dayOf,
  distance,
  kilograms,
  placeName,
  yuan,
} from '../../shared/format.js';
import { careTone } from '../../shared/care-tone.js';
import { stateTone } from '../../shared/tracking-tone.js';
import { nameOf } from '../i18n/name-of.js';
import { workOrderTone } from '../../shared/work-order-tone.js';
import { usePreferences } from '../preferences.js';
import { NoticeLines } from './notice-lines.js';

/** A card as staff see it: denser than the customer's, the same facts. */
export function CardView({ card }: { card: Card }) {
  const { t } = useTranslation();
  const outlets = (place: string) => (place ? t('card.outlets', { place }) : t('card.outletsNear'));
  const title = card.type === 'outlets' ? outlets(card.place) : t(`card.${card.type}`);
  return (
    <section
      className="card"
      data-testid={`${card.type.replace('_', '-')}-card`}
      aria-label={title}
    >
      <header className="card-head">
        <b>{title}</b>
        {card.demo && <span className="tag warn">{t('card.demo')}</span>}
      </header>
      {'notices' in card && card.notices && <NoticeLines notices={card.notices} />}
      {card.type === 'parcel' && <Parcel card={card} />}
      {card.type === 'quote' && <Quote card={card} />}
      {card.type === 'outlets' && <Outlets card={card} />}
      {card.type === 'work_order' && <WorkOrder card={card} />}
      {card.type === 'progress' && <Progress card={card} />}
      {card.type === 'form' && (
        <small className="muted">{card.fields.map(({ label }) => label).join(' · ')}</small>
      )}
    </section>
  );
}

const SHOWN_AT_FIRST = 3;

function Parcel({ card }: { card: ParcelCard }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const [all, setAll] = useState(false);
  const earlier = card.events.length - SHOWN_AT_FIRST;
  return (
    <>
      <p className="card-line">
        <b className="figures">{card.waybill}</b>
        <span className={`tag tone-${stateTone(card.state)}`}>{t(`state.${card.state}`)}</span>
      </p>
      <p className="muted small">
        {card.carrier}
        {card.from && card.to && ` · ${placeName(card.from)} → ${placeName(card.to)}`}
        {card.promisedAt &&
          ` · ${t(card.late ? 'card.late' : 'card.promised', { day: dayOf(card.promisedAt, locale) })}`}
      </p>
      <ol className="steps">
        {(all ? card.events : card.events.slice(0, SHOWN_AT_FIRST)).map((event, index) => (
          <li key={`${event.at} ${index}`}>
            <small className="muted">
              {dayAndTime(event.at, locale, BUSINESS_ZONE)}
              {event.city && ` · ${event.city}`}
            </small>{' '}
            {event.text}
            {event.original && <small className="muted"> {event.original}</small>}
          </li>
        ))}
      </ol>
      {earlier > 0 && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('card.less') : t('card.more', { count: earlier })}
        </button>
      )}
    </>
  );
}

function Quote({ card }: { card: QuoteCard }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="card-line">{`${placeName(card.from)} → ${placeName(card.to)}`}</p>
      <ul className="products">
        {card.products.map((product) => (
          <li key={product.product}>
            <span className="card-line">
              <span>{product.name}</span>
              <b className="figures">{yuan(product.totalFen)}</b>
            </span>
            <small className="muted">
              {[
                t('card.chargeable', { weight: kilograms(product.chargeableGrams) }),
                ...product.lines.map(({ code, item, amountFen }) => {
                  const name = item && nameOf('surcharge', item);
                  return `${name && name !== item ? name : t(`card.${code}`)} ${yuan(amountFen)}`;
                }),
                ...(product.days
                  ? [t('card.days', { from: product.days[0], to: product.days[1] })]
                  : []),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

function WorkOrder({ card }: { card: WorkOrderCard }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="card-line">
        <b>{t(`workOrder.kinds.${card.kind}`)}</b>
        <span className={`tag tone-${workOrderTone(card.state)}`}>
          {t(`workOrder.states.${card.state}`)}
        </span>
      </p>
      <small className="muted figures">
        {[card.reference, card.waybill, card.reason && t(`workOrder.reasons.${card.reason}`)]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </>
  );
}

function Progress({ card: { matter, reference, waybill, nextBy } }: { card: ProgressCard }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const isClaim = matter.kind === 'claim';
  const steps = isClaim
    ? matter.steps.map(({ state, at }) => ({ at, text: t(`care.claimStates.${state}`) }))
    : matter.steps.map(({ state, at }) => ({ at, text: t(`care.complaintStates.${state}`) }));
  return (
    <>
      <p className="card-line">
        <b>{isClaim ? t(`care.incidents.${matter.incident}`) : t(`care.kinds.${matter.about}`)}</b>
        <span className={`tag tone-${careTone(matter.state)}`}>
          {isClaim
            ? t(`care.claimStates.${matter.state}`)
            : t(`care.complaintStates.${matter.state}`)}
        </span>
      </p>
      <small className="muted figures">{[reference, waybill].filter(Boolean).join(' · ')}</small>
      <ol className="steps">
        {steps.toReversed().map((step, index) => (
          <li key={`${step.at} ${index}`}>
            <small className="muted">{dayAndTime(step.at, locale, BUSINESS_ZONE)}</small>{' '}
            {step.text}
          </li>
        ))}
      </ol>
      {nextBy && (
        <small className="muted">
          {t('care.dueBy', { time: dayAndTime(nextBy, locale, BUSINESS_ZONE) })}
        </small>
      )}
    </>
  );
}

function Outlets({ card }: { card: OutletsCard }) {
  const { t } = useTranslation();
  if (card.outlets.length === 0) return <p className="muted">{t('card.noOutlets')}</p>;
  return (
    <ul className="products">
      {card.outlets.map((outlet) => (
        <li key={outlet.code}>
          <span className="card-line">
            <b>{outlet.name}</b>
            <span className={`tag tone-${outlet.openNow ? 'good' : 'idle'}`}>
              {t(outlet.openNow ? 'card.open' : 'card.closed')}
            </span>
          </span>
          <span>
            {outlet.address}
            {outlet.distanceMetres !== undefined && ` · ${distance(outlet.distanceMetres)}`}
          </span>
          <small className="muted">
            {' '}
            {[outlet.phone, outlet.hours, ...outlet.services].join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  );
}
