import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceListState, PriceListView } from '../../../protocol/index.js';
import { useShowFailure } from '../chat/use-actions.js';
import { ApiError } from '../session/session-api.js';
import { WideTable } from '../desk/wide-table.js';
import { Line } from './form-line.js';
import { listPriceLists, RULES_QUERY, setPriceListDays } from './rules-api.js';

const colours: Record<PriceListState, string> = {
  current: 'green',
  replaced: 'default',
  coming: 'blue',
  ended: 'default',
};

/** From and until which day prices hold, and which of them count on a day. */
export function PriceLists() {
  const { t } = useTranslation();
  const [day, setDay] = useState('');
  const [edited, setEdited] = useState<PriceListView | null>(null);
  const loaded = useQuery({
    queryKey: [...RULES_QUERY, 'price-lists', day],
    queryFn: () => listPriceLists(day),
  });
  return (
    <section data-testid="price-lists">
      <p className="muted">{t('rules.pricesHint')}</p>
      <label className="rules-tools field">
        {t('rules.onDay')}
        <Input
          type="date"
          size="small"
          className="rule-choice"
          value={day || (loaded.data?.day ?? '')}
          onChange={({ target }) => setDay(target.value)}
        />
      </label>
      <WideTable<PriceListView>
        rowKey={({ company, product, from, until }) => [company, product, from, until].join(' ')}
        loading={loaded.isPending}
        dataSource={loaded.data?.priceLists ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={() => ({ 'data-testid': 'price-list' }) as object}
        columns={[
          { title: t('rules.company'), dataIndex: 'companyName' },
          { title: t('rules.product'), render: (_, { name, product }) => `${name} ${product}` },
          { title: t('rules.firstDay'), dataIndex: 'from' },
          { title: t('rules.lastDay'), render: (_, { until }) => until ?? t('rules.noEnd') },
          { title: t('rules.lanes'), dataIndex: 'lanes' },
          {
            title: t('rules.counts'),
            render: (_, { state, counts, lanes }) => (
              <Tag color={colours[state]}>
                {state === 'current' && counts < lanes
                  ? t('rules.countsPartly', { counts, lanes })
                  : t(`rules.listState.${state}`)}
              </Tag>
            ),
          },
          {
            key: 'edit',
            render: (_, list) => (
              <Button type="link" size="small" onClick={() => setEdited(list)}>
                {t('rules.editDays')}
              </Button>
            ),
          },
        ]}
      />
      {edited && <DaysDialog list={edited} onDone={() => setEdited(null)} />}
    </section>
  );
}

function DaysDialog({ list, onDone }: { list: PriceListView; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const showFailure = useShowFailure();
  const queries = useQueryClient();
  const [from, setFrom] = useState(list.from);
  const [until, setUntil] = useState(list.until ?? '');
  const save = useMutation({
    mutationFn: () => setPriceListDays(list, { from, until: until || null }),
    onSuccess: () => {
      void message.success(t('rules.saved'));
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: RULES_QUERY }),
  });
  return (
    <Modal
      open
      title={`${list.companyName} · ${list.name}`}
      okText={t('rules.take')}
      cancelText={t('rules.cancel')}
      okButtonProps={{
        disabled: from === '' || (until !== '' && until < from),
        'data-testid': 'save-days',
      }}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onDone}
    >
      <dl className="rule-form">
        <Line label={t('rules.firstDay')}>
          <Input
            type="date"
            value={from}
            aria-label={t('rules.firstDay')}
            onChange={({ target }) => setFrom(target.value)}
          />
        </Line>
        <Line label={t('rules.lastDay')}>
          <Input
            type="date"
            value={until}
            allowClear
            aria-label={t('rules.lastDay')}
            onChange={({ target }) => setUntil(target.value)}
          />
        </Line>
      </dl>
    </Modal>
  );
}
