import { useQuery } from '@tanstack/react-query';
import { Checkbox, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClaimIncident } from '../../../protocol/index.js';
import { listProducts, listProvinces } from './rules-api.js';

const incidents = [
  'delay',
  'lost',
  'damage',
  'shortage',
  'wrong_item',
] as const satisfies readonly ClaimIncident[];
const FEN = 100;
const MOST_YUAN = 10_000_000;
/** What stands for "all of them" in a choice: a choice of null would show its placeholder. */
const ALL = '';

interface FieldProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  label: string;
}

/** An amount in fen, typed in yuan. */
export function MoneyField({ value, onChange, label }: FieldProps<number>) {
  return (
    <InputNumber
      size="small"
      prefix="¥"
      min={0}
      max={MOST_YUAN}
      precision={2}
      value={value / FEN}
      aria-label={label}
      onChange={(yuan) => onChange(Math.round((yuan ?? 0) * FEN))}
    />
  );
}

/** An amount in fen or no limit. */
export function LimitField({ value, onChange, label }: FieldProps<number | null>) {
  const { t } = useTranslation();
  return (
    <Space size="small">
      {value !== null && <MoneyField value={value} onChange={onChange} label={label} />}
      <Checkbox
        checked={value === null}
        onChange={({ target }) => onChange(target.checked ? null : 0)}
      >
        {t('rules.unlimited')}
      </Checkbox>
    </Space>
  );
}

export function IncidentField({ value, onChange, label }: FieldProps<ClaimIncident | null>) {
  const { t } = useTranslation();
  return (
    <Select<ClaimIncident | typeof ALL>
      size="small"
      className="rule-choice"
      aria-label={label}
      value={value ?? ALL}
      options={[
        { value: ALL, label: t('rules.everyIncident') },
        ...incidents.map((each) => ({ value: each, label: t(`care.incidents.${each}`) })),
      ]}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  );
}

export function ProductField({ value, onChange, label }: FieldProps<string | null>) {
  const { t } = useTranslation();
  const { data = [] } = useQuery({
    queryKey: ['products'],
    queryFn: listProducts,
    staleTime: Infinity,
  });
  const known = data.some(({ product }) => product === value);
  return (
    <Select
      size="small"
      className="rule-choice"
      aria-label={label}
      value={value ?? ALL}
      options={[
        { value: ALL, label: t('rules.everyProduct') },
        ...data.map(({ product, name }) => ({ value: product, label: name })),
        // A rule may name a product that has no price any more.
        ...(value !== null && !known ? [{ value, label: value }] : []),
      ]}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  );
}

/** Everywhere, a province or a city. */
export function RegionField({ value, onChange, label }: FieldProps<string | null>) {
  const { t } = useTranslation();
  const regions = useRegions();
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      size="small"
      className="rule-choice"
      aria-label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: t('rules.everywhere') }, ...regions]}
      onChange={(chosen) => onChange(chosen === ALL ? null : chosen)}
    />
  );
}

/** Provinces and cities to choose from, `浙江省 杭州市`. */
export function useRegions(): { value: string; label: string }[] {
  const { data = [] } = useQuery({
    queryKey: ['provinces'],
    queryFn: listProvinces,
    staleTime: Infinity,
  });
  return data.flatMap(({ adcode, name, cities }) => [
    { value: adcode, label: name },
    ...cities.map((city) => ({ value: city.adcode, label: `${name} ${city.name}` })),
  ]);
}
