import type {
  FormCard,
  OutletsCard,
  ParcelCard,
  ProgressCard,
  QuoteCard,
  WorkOrderCard,
} from '../../../protocol/index.js';

/** The gallery's only time: pictures of it are alike on every day. */
export const NOW = Date.parse('2026-11-23T08:00:00.000Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

const id = '01900000-0000-7000-8000-00000000000a';
const from = { province: '上海市', city: '上海市' };
const to = { province: '四川省', city: '成都市' };
const notices = [
  {
    id,
    kind: 'weather' as const,
    title: {
      'zh-CN': '成都暴雨，派送可能延迟',
      'zh-TW': '成都暴雨，派送可能延遲',
      en: 'Heavy rain in Chengdu may delay deliveries',
    },
    startsAt: hoursAgo(5),
    delayHours: [12, 24] as [number, number],
  },
];

export const parcelCard: ParcelCard = {
  type: 'parcel',
  waybill: 'SJ2026112300017',
  carrier: '顺捷快递',
  state: 'IN_TRANSIT',
  from,
  to,
  promisedAt: hoursAgo(-26),
  notices,
  events: [
    { at: hoursAgo(2), state: 'IN_TRANSIT', text: '已到达成都转运中心', city: '成都市' },
    { at: hoursAgo(14), state: 'IN_TRANSIT', text: '离开上海转运中心', city: '上海市' },
    { at: hoursAgo(20), state: 'PICKED_UP', text: '已揽收', city: '上海市' },
    { at: hoursAgo(22), state: 'CREATED', text: '已下单', city: '上海市' },
  ],
  demo: true,
};

const economy = {
  product: 'economy',
  name: '经济快递',
  chargeableGrams: 3000,
  lines: [
    { code: 'first_weight' as const, grams: 1000, amountFen: 1200 },
    { code: 'next_weight' as const, grams: 2000, amountFen: 800 },
  ],
  totalFen: 2000,
  days: [3, 4] as [number, number],
};

export const quoteCard: QuoteCard = {
  type: 'quote',
  from,
  to,
  products: [
    economy,
    {
      ...economy,
      product: 'express',
      name: '时效快递',
      lines: [...economy.lines, { code: 'surcharge', item: 'remote', amountFen: 500 }],
      totalFen: 3500,
      days: [1, 2],
    },
  ],
  insurance: {
    declaredFen: 100_000,
    examples: [{ valueFen: 100_000, lossFen: 40_000, paysFen: 40_000 }],
  },
  demo: true,
};

export const outletsCard: OutletsCard = {
  type: 'outlets',
  place: '成都市',
  outlets: [
    {
      code: 'CD01',
      name: '武侯营业部',
      address: '成都市武侯区人民南路四段1号',
      phone: '028-5550 0101',
      hours: '08:30–20:00',
      openNow: true,
      services: [],
      distanceMetres: 850,
    },
    {
      code: 'CD02',
      name: '锦江营业部',
      address: '成都市锦江区春熙路2号',
      phone: '028-5550 0102',
      hours: '09:00–18:00',
      openNow: false,
      services: [],
      distanceMetres: 2300,
    },
  ],
  demo: true,
};

export const workOrderCard: WorkOrderCard = {
  type: 'work_order',
  id,
  reference: 'WO00000123',
  kind: 'expedite',
  state: 'in_progress',
  waybill: parcelCard.waybill,
  deadline: hoursAgo(-4),
  steps: [
    { state: 'submitted', at: hoursAgo(2) },
    { state: 'accepted', at: hoursAgo(1.5) },
    { state: 'in_progress', at: hoursAgo(1) },
  ],
  demo: true,
};

export const claimCard: ProgressCard = {
  type: 'progress',
  id,
  reference: 'CL00000123',
  waybill: parcelCard.waybill,
  matter: {
    kind: 'claim',
    incident: 'damage',
    state: 'offered',
    offerFen: 5000,
    steps: [
      { state: 'filed', at: hoursAgo(30) },
      { state: 'reviewing', at: hoursAgo(20) },
      { state: 'offered', at: hoursAgo(3) },
    ],
  },
  nextBy: hoursAgo(-48),
  demo: true,
};

export const formCard: FormCard = {
  type: 'form',
  fields: [
    { name: 'address', label: '取件地址', type: 'long_text', required: true, maxLength: 200 },
    { name: 'name', label: '联系人', type: 'text', required: true, maxLength: 40 },
    { name: 'phone', label: '电话', type: 'phone', required: true },
    {
      name: 'weight',
      label: '重量（公斤）',
      type: 'number',
      required: false,
      min: '0.1',
      max: '50',
    },
    { name: 'day', label: '日期', type: 'date', required: true, min: '2026-11-23' },
    { name: 'time', label: '时段', type: 'choice', required: false, options: ['上午', '下午'] },
  ],
  demo: true,
};
