import type { Locale } from '../protocol/index.js';

export type FormFieldName = 'goods' | 'weight' | 'address' | 'contact' | 'phone' | 'date' | 'part';

interface FieldWords {
  /** Begins the field's line in the message, so that no two fields share one. */
  label: string;
  options?: string[];
}

/** What the fields of forms are called. */
export const fieldLabels: Record<FormFieldName, Record<Locale, FieldWords>> = {
  goods: {
    'zh-CN': { label: '寄什么' },
    'zh-TW': { label: '寄什麼' },
    en: { label: 'Goods' },
  },
  weight: {
    'zh-CN': { label: '大约几公斤' },
    'zh-TW': { label: '大約幾公斤' },
    en: { label: 'Weight in kg' },
  },
  address: {
    'zh-CN': { label: '取件地址' },
    'zh-TW': { label: '取件地址' },
    en: { label: 'Pickup address' },
  },
  contact: {
    'zh-CN': { label: '联系人' },
    'zh-TW': { label: '聯絡人' },
    en: { label: 'Contact name' },
  },
  phone: {
    'zh-CN': { label: '手机号' },
    'zh-TW': { label: '手機號碼' },
    en: { label: 'Phone' },
  },
  date: {
    'zh-CN': { label: '取件日期' },
    'zh-TW': { label: '取件日期' },
    en: { label: 'Pickup day' },
  },
  part: {
    'zh-CN': { label: '时段', options: ['上午', '下午', '晚上'] },
    'zh-TW': { label: '時段', options: ['上午', '下午', '晚上'] },
    en: { label: 'Time of day', options: ['Morning', 'Afternoon', 'Evening'] },
  },
};
