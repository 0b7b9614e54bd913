import type {
  Card,
  Locale,
  OutletsCard,
  ParcelCard,
  ProgressCard,
  QuoteCard,
} from '../protocol/index.js';
import {
  wordClaimState,
  wordComplaintKind,
  wordComplaintState,
  wordIncident,
} from './care-wording.js';
import { wordPlace } from './wording-places.js';
import { wordMoney, wordTime, wordTrackingState, wordWeight } from './wording.js';

/** More lines of a parcel's way are scrolled past. */
const EVENTS_SHOWN = 6;

const words = {
  'zh-CN': {
    ...{ open: '营业中', closed: '已休息', days: '天', demo: '（演示数据）', due: '预计答复' },
    ...{
      claim: '理赔',
      complaint: '投诉',
      next: '下一步预计',
      latest: '最晚告知结果',
      offer: '方案',
      fill: '也可以照下面几行一次填好发来：',
    },
  },
  'zh-TW': {
    ...{ open: '營業中', closed: '休息中', days: '天', demo: '（示範資料）', due: '預計答覆' },
    ...{
      claim: '理賠',
      complaint: '投訴',
      next: '下一步預計',
      latest: '最晚告知結果',
      offer: '方案',
      fill: '也可以照下面幾行一次填好傳來：',
    },
  },
  en: {
    ...{ open: 'open', closed: 'closed', days: 'days', demo: '(demo data)', due: 'answer due' },
    ...{ claim: 'claim', complaint: 'complaint', next: 'next step expected by' },
    ...{ latest: 'outcome told by', offer: 'offer' },
    fill: 'Or send these lines filled in, all at once:',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** A card as plain lines, for channels that show no cards. */
export function wordCard(card: Card, locale: Locale): string {
  const lines = linesOf(card, locale);
  return (card.demo ? [...lines, words[locale].demo] : lines).join('\n');
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
      return [
        `${card.reference} · ${words[locale].due} ${wordTime(card.deadline, locale)}`,
        ...(card.waybill ? [card.waybill] : []),
      ];
    case 'progress':
      return progressLines(card, locale);
    case 'form':
      return [words[locale].fill, ...card.fields.map(({ label }) => `${label}：`)];
  }
}

function parcelLines({ waybill, state, events }: ParcelCard, locale: Locale): string[] {
  return [
    `${waybill} · ${wordTrackingState(state, locale)}`,
    ...events
      .slice(0, EVENTS_SHOWN)
      .map(({ at, city, text }) =>
        [wordTime(at, locale), wordPlace(city ?? '', locale), text].filter(Boolean).join('  '),
      ),
  ];
}

function quoteLines({ from, to, products }: QuoteCard, locale: Locale): string[] {
  return [
    `${wordPlace(from.city || from.province, locale)} → ${wordPlace(to.city || to.province, locale)}`,
    ...products.map(({ name, chargeableGrams, totalFen, days }) => {
      const time = days ? `${days[0]}–${days[1]} ${words[locale].days}` : '';
      const parts = [name, wordWeight(chargeableGrams, locale), wordMoney(totalFen), time];
      return parts.filter(Boolean).join('  ');
    }),
  ];
}

function outletLines({ place, outlets }: OutletsCard, locale: Locale): string[] {
  return [
    place,
    ...outlets.map(({ name, address, phone, hours, openNow }) => {
      const { open, closed } = words[locale];
      return `${name}  ${address}  ${phone}  ${hours}  ${openNow ? open : closed}`;
    }),
  ];
}

function progressLines(card: ProgressCard, locale: Locale): string[] {
  const { matter, nextBy } = card;
  const { claim, complaint, next, latest, offer } = words[locale];
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
