import { priceNames } from '../protocol/price-names.js';
import { SETTLED_STATES } from '../protocol/settled-states.js';
import type {
  Card,
  FormCard,
  Locale,
  NoticeLine,
  OutletsCard,
  ParcelCard,
  Place,
  ProgressCard,
  QuoteCard,
  WorkOrderCard,
} from '../protocol/index.js';
import { cardWords } from './card-text-words.js';
import {
  wordClaimState,
  wordComplaintKind,
  wordComplaintState,
  wordIncident,
} from './care-wording.js';
import { wordDate, wordMoney, wordTime, wordTrackingState, wordWeight } from './wording.js';
import {
  wordWorkOrderKind,
  wordWorkOrderReason,
  wordWorkOrderState,
} from './work-order-wording.js';

/** More lines of a parcel's way are scrolled past. */
const EVENTS_SHOWN = 6;
const OPEN: readonly WorkOrderCard['state'][] = ['submitted', 'accepted', 'in_progress'];

/** A card as plain lines, for channels that show no cards: everything that the card says. */
export function wordCard(card: Card, locale: Locale): string {
  const lines = linesOf(card, locale).filter((line) => line !== '');
  return (card.demo ? [...lines, cardWords[locale].demo] : lines).join('\n');
}

function linesOf(card: Card, locale: Locale): string[] {
  switch (card.type) {
    case 'parcel':
      return parcelLines(card, locale);
    case 'quote':
      return quoteLines(card, locale);
    case 'outlets':
      return outletLines(card, locale);
    case 'work_order':
      return workOrderLines(card, locale);
    case 'progress':
      return progressLines(card, locale);
    case 'form':
      return formLines(card, locale);
  }
}

function parcelLines(card: ParcelCard, locale: Locale): string[] {
  const { waybill, carrier, state, from, to, promisedAt, late, events } = card;
  const words = cardWords[locale];
  const earlier = events.length - EVENTS_SHOWN;
  const expected =
    promisedAt && !SETTLED_STATES.includes(state) ? wordDate(promisedAt, locale) : '';
  return [
    `${waybill} · ${wordTrackingState(state, locale)}`,
    [carrier, from && to ? routeOf({ from, to }) : ''].filter(Boolean).join(' · '),
    expected && (late ? words.late : words.promised) + expected,
    ...noticeLines(card.notices, locale),
    ...events.slice(0, EVENTS_SHOWN).map(({ at, city, text, original }) => {
      const said = original ? `${text} (${words.original}${original})` : text;
      return [wordTime(at, locale), city, said].filter(Boolean).join('  ');
    }),
    earlier > 0 ? words.earlier(earlier) : '',
  ];
}

function quoteLines(card: QuoteCard, locale: Locale): string[] {
  const words = cardWords[locale];
  return [
    routeOf(card),
    ...noticeLines(card.notices, locale),
    ...card.products.flatMap((product) => {
      const { name, chargeableGrams, totalFen, days } = product;
      const time = days ? words.days(...days) : '';
      const weight = `${words.chargeable} ${wordWeight(chargeableGrams, locale)}`;
      return [
        [name, weight, wordMoney(totalFen), time].filter(Boolean).join('  '),
        `  ${product.lines.map((line) => priceLine(line, locale)).join(' + ')}`,
      ];
    }),
    ...(card.insurance?.examples ?? []).map(({ valueFen, lossFen, paysFen }) =>
      words.insured(wordMoney(valueFen), wordMoney(lossFen), wordMoney(paysFen)),
    ),
    words.priceNote,
  ];
}

function priceLine(
  {
    code,
    item,
    grams,
    cubicCentimetres,
    amountFen,
  }: QuoteCard['products'][number]['lines'][number],
  locale: Locale,
): string {
  const { items, lines } = priceNames[locale];
  const named = item && Object.hasOwn(items, item) ? items[item] : undefined;
  return [
    (named ?? lines[code]).toLowerCase(),
    grams ? wordWeight(grams, locale) : '',
    cubicCentimetres ? `${Math.ceil(cubicCentimetres / 10_000) / 100} m³` : '',
    wordMoney(amountFen),
  ]
    .filter(Boolean)
    .join(' ');
}

function outletLines({ place, outlets, notices }: OutletsCard, locale: Locale): string[] {
  const words = cardWords[locale];
  return [
    place,
    ...noticeLines(notices, locale),
    ...(outlets.length === 0 ? [words.noOutlets] : []),
    ...outlets.map((outlet) => {
      const { name, area, address, phone, hours, openNow, services, distanceMetres } = outlet;
      return [
        name,
        openNow ? words.open : words.closed,
        hours,
        phone,
        area ? placeOf(area) : '',
        address,
        distanceMetres === undefined ? '' : wordDistance(distanceMetres),
        services.join(words.comma),
      ]
        .filter(Boolean)
        .join('  ');
    }),
  ];
}

function workOrderLines(card: WorkOrderCard, locale: Locale): string[] {
  const { kind, state, reference, waybill, reason, deadline, steps } = card;
  const due = `${cardWords[locale].due} ${wordTime(deadline, locale)}`;
  return [
    [
      reference,
      wordWorkOrderKind(kind, locale),
      waybill ?? '',
      wordWorkOrderState(state, locale),
      reason ? wordWorkOrderReason(reason, locale) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    ...steps
      .toReversed()
      .map((step) => `${wordTime(step.at, locale)}  ${wordWorkOrderState(step.state, locale)}`),
    OPEN.includes(state) ? due : '',
  ];
}

function progressLines(card: ProgressCard, locale: Locale): string[] {
  const { matter, nextBy } = card;
  const { claim, complaint, next, latest, offer } = cardWords[locale];
  const isClaim = matter.kind === 'claim';
  const about = isClaim
    ? `${claim} · ${wordIncident(matter.incident, locale)}`
    : `${complaint} · ${wordComplaintKind(matter.about, locale)}`;
  const steps = isClaim
    ? matter.steps.map(({ state, at }) => ({ at, text: wordClaimState(state, locale) }))
    : matter.steps.map(({ state, at }) => ({ at, text: wordComplaintState(state, locale) }));
  return [
    [card.reference, about, card.waybill].filter(Boolean).join(' · '),
    ...(isClaim && matter.offerFen !== undefined ? [`${offer} ${wordMoney(matter.offerFen)}`] : []),
    ...steps.toReversed().map(({ at, text }) => `${wordTime(at, locale)}  ${text}`),
    ...(nextBy ? [`${next} ${wordTime(nextBy, locale)}`] : []),
    ...(nextBy && !isClaim ? [`${latest} ${wordTime(matter.latestBy, locale)}`] : []),
  ];
}

/** The lines to fill in, as they are read again, then what may stand in them. */
function formLines({ fields }: FormCard, locale: Locale): string[] {
  const { fill, colon, oneOf, optional } = cardWords[locale];
  const free = fields.filter(({ required }) => !required).map(({ label }) => label);
  return [
    fill,
    ...fields.map(({ label }) => (label + colon).trimEnd()),
    ...fields.flatMap(({ label, options }) => (options ? [oneOf(label, options)] : [])),
    free.length > 0 ? optional(free) : '',
  ];
}

function noticeLines(notices: readonly NoticeLine[] | undefined, locale: Locale): string[] {
  const { delay, until, comma } = cardWords[locale];
  return (notices ?? []).map(({ title, delayHours, endsAt }) =>
    [
      `! ${title[locale]}`,
      ...(delayHours ? [delay(...delayHours)] : []),
      ...(endsAt ? [until(wordTime(endsAt, locale))] : []),
    ].join(comma),
  );
}

function routeOf({ from, to }: { from: Place; to: Place }): string {
  return `${placeOf(from)} → ${placeOf(to)}`;
}

/** Down to the district where it is known; a municipality is not named twice. */
function placeOf({ province, city, district = '' }: Place): string {
  const place = city || province;
  if (district === '') return place;
  return /\p{Script=Han}/u.test(place) ? place + district : `${district}, ${place}`;
}

/** Metres in the unit people say: 850 → `850 m`, 1234 → `1.2 km`. */
function wordDistance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10} m`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres)} km`;
}
