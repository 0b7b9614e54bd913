import type { QuoteCard } from './card.js';
import type { Locale } from './locale.js';

type PriceLine = QuoteCard['products'][number]['lines'][number];

interface PriceNames {
  lines: Record<PriceLine['code'], string>;
  /** Surcharges by their code; one that is not here is called a surcharge. */
  items: Readonly<Record<string, string>>;
}

/** How the parts of a price are called, to customers and staff alike. English ones begin with a capital. */
export const priceNames: Record<Locale, PriceNames> = {
  'zh-CN': {
    lines: {
      first_weight: '首重',
      next_weight: '续重',
      freight_weight: '按重量计',
      freight_volume: '按体积计',
      freight_minimum: '最低一票',
      surcharge: '附加费',
      insurance: '保价费',
    },
    items: {
      remote: '偏远附加费',
      fuel: '燃油附加费',
      oversize: '超长附加费',
      overweight: '超重附加费',
      peak: '旺季附加费',
      forwarding: '转寄费',
      return: '退回费',
      cod: '代收货款手续费',
      cold: '冷链费',
      pickup: '上门取货费',
      delivery: '送货费',
      upstairs: '上楼费',
    },
  },
  'zh-TW': {
    lines: {
      first_weight: '首重',
      next_weight: '續重',
      freight_weight: '按重量計',
      freight_volume: '按體積計',
      freight_minimum: '最低一票',
      surcharge: '附加費',
      insurance: '保價費',
    },
    items: {
      remote: '偏遠附加費',
      fuel: '燃油附加費',
      oversize: '超長附加費',
      overweight: '超重附加費',
      peak: '旺季附加費',
      forwarding: '轉寄費',
      return: '退回費',
      cod: '代收貨款手續費',
      cold: '冷鏈費',
      pickup: '上門取貨費',
      delivery: '送貨費',
      upstairs: '上樓費',
    },
  },
  en: {
    lines: {
      first_weight: 'First weight',
      next_weight: 'Additional',
      freight_weight: 'By weight',
      freight_volume: 'By volume',
      freight_minimum: 'Minimum charge',
      surcharge: 'Surcharge',
      insurance: 'Insurance',
    },
    items: {
      remote: 'Remote area',
      fuel: 'Fuel',
      oversize: 'Oversize',
      overweight: 'Overweight',
      peak: 'Peak season',
      forwarding: 'Forwarding',
      return: 'Return',
      cod: 'Cash on delivery',
      cold: 'Cold chain',
      pickup: 'Pickup',
      delivery: 'Delivery',
      upstairs: 'Carrying upstairs',
    },
  },
};
