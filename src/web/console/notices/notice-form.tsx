import { Input, InputNumber, Modal, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDraft, NoticeKind, NoticeView } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { ProductField, useRegions } from '../rules/fields.js';
import { fromField, toField } from './business-time.js';
import { Line } from '../rules/form-line.js';

const COUNTRY = '100000';
const MOST_HOURS = 720;
const kinds = ['closure', 'weather', 'incident'] as const satisfies readonly NoticeKind[];

interface NoticeFormProps {
  /** What is changed; null: a new notice. */
  before: NoticeView | null;
  now: Date;
  busy: boolean;
  onDone: (draft: NoticeDraft) => void;
  onCancel: () => void;
}

/** What is the matter where, from when until when. */
export function NoticeForm({ before, now, busy, onDone, onCancel }: NoticeFormProps) {
  const { t } = useTranslation();
  const regions = useRegions();
  const [draft, setDraft] = useState<NoticeDraft>(before ? draftOf(before) : blank(now));
  const set = (change: Partial<NoticeDraft>) => setDraft({ ...draft, ...change });
  const places = [
    { value: COUNTRY, label: t('notice.country') },
    ...regions,
    // A notice written over REST may name districts.
    ...(before?.places ?? []).map(({ adcode, name }) => ({ value: adcode, label: name })),
  ].filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at);
  const [least, most] = draft.delayHours ?? [null, null];
  const titled = locales.every((locale) => draft.title[locale].trim() !== '');
  const ordered = !draft.endsAt || Date.parse(draft.endsAt) > Date.parse(draft.startsAt);
  return (
    <Modal
      open
      title={t(before ? 'notice.change' : 'notice.add')}
      okText={t('notice.publish')}
      cancelText={t('rules.cancel')}
      okButtonProps={{
        disabled: !titled || !ordered || draft.adcodes.length === 0,
        'data-testid': 'publish-notice',
      }}
      confirmLoading={busy}
      width={560}
      onOk={() => onDone(draft)}
      onCancel={onCancel}
    >
      <dl className="rule-form">
        <Line label={t('notice.kind')}>
          <Segmented<NoticeKind>
            value={draft.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(`notice.kinds.${kind}`) }))}
            onChange={(kind) => set({ kind })}
          />
        </Line>
        <Line label={t('notice.places')}>
          <Select
            mode="multiple"
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('notice.places')}
            data-testid="notice-places"
            value={draft.adcodes}
            options={places}
            onChange={(adcodes) => set({ adcodes })}
          />
        </Line>
        {locales.map((locale) => (
          <Line key={locale} label={t(`notice.title.${locale}`)}>
            <Input
              value={draft.title[locale]}
              maxLength={200}
              aria-label={t(`notice.title.${locale}`)}
              onChange={({ target }) => set({ title: { ...draft.title, [locale]: target.value } })}
            />
          </Line>
        ))}
        <Line label={t('notice.from')}>
          <Input
            type="datetime-local"
            aria-label={t('notice.from')}
            value={toField(draft.startsAt)}
            onChange={({ target }) => target.value && set({ startsAt: fromField(target.value) })}
          />
        </Line>
        <Line label={t('notice.until')}>
          <Input
            type="datetime-local"
            allowClear
            status={ordered ? '' : 'error'}
            aria-label={t('notice.until')}
            value={draft.endsAt ? toField(draft.endsAt) : ''}
            onChange={({ target }) => setDraft(endingAt(draft, target.value))}
          />
        </Line>
        <Line label={t('notice.delay')}>
          <Space size="small">
            <InputNumber
              min={0}
              max={MOST_HOURS}
              precision={0}
              aria-label={t('notice.least')}
              value={least}
              onChange={(hours) => setDraft(delayedBy(draft, hours, most))}
            />
            –
            <InputNumber
              min={1}
              max={MOST_HOURS}
              precision={0}
              aria-label={t('notice.most')}
              value={most}
              onChange={(hours) => setDraft(delayedBy(draft, least, hours))}
            />
          </Space>
        </Line>
        <Line label={t('rules.product')}>
          <ProductField
            value={draft.product ?? null}
            label={t('rules.product')}
            onChange={(product) => setDraft(ofProduct(draft, product))}
          />
        </Line>
      </dl>
    </Modal>
  );
}

function blank(now: Date): NoticeDraft {
  return {
    kind: 'weather',
    adcodes: [],
    title: { 'zh-CN': '', 'zh-TW': '', en: '' },
    startsAt: now.toISOString(),
  };
}

function draftOf({ kind, places, title, startsAt, endsAt, ...more }: NoticeView): NoticeDraft {
  const { product, company, delayHours } = more;
  return {
    ...{ kind, title, startsAt },
    adcodes: places.map(({ adcode }) => adcode),
    ...(endsAt && { endsAt }),
    ...(product && { product }),
    ...(company && { company }),
    ...(delayHours && { delayHours }),
  };
}

function endingAt({ endsAt: _, ...draft }: NoticeDraft, field: string): NoticeDraft {
  return field ? { ...draft, endsAt: fromField(field) } : draft;
}

function ofProduct({ product: _, ...draft }: NoticeDraft, product: string | null): NoticeDraft {
  return product === null ? draft : { ...draft, product };
}

/** Both or none: whoever clears one takes the delay back. */
function delayedBy(
  { delayHours: before, ...draft }: NoticeDraft,
  least: number | null,
  most: number | null,
): NoticeDraft {
  if (least === null && most === null) return draft;
  if (before && (least === null || most === null)) return draft;
  const [from, to] = [least ?? 0, most ?? Math.max(1, least ?? 1)];
  return { ...draft, delayHours: [from, Math.max(from, to, 1)] };
}
