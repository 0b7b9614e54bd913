import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VipView } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { Page } from '../desk/page.js';
import { WideTable } from '../desk/wide-table.js';
import { useNow } from '../lists/use-now.js';
import { usePreferences } from '../preferences.js';
import { ApiError } from '../session/session-api.js';
import { useVipChange } from './use-vip-change.js';
import { VipForm } from './vip-form.js';
import { VIPS_QUERY, vipsApi } from './vips-api.js';

/** Whom the company puts first. Nobody is shown in full until somebody asks, which is recorded. */
export function VipsPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const now = useNow();
  const [form, setForm] = useState<VipView | 'new' | null>(null);
  const [revealed, setRevealed] = useState<ReadonlyMap<string, string>>(new Map());
  const list = useQuery({ queryKey: VIPS_QUERY, queryFn: vipsApi.list });
  const remove = useVipChange(vipsApi.remove);
  const reveal = useVipChange(async (id: string) => {
    const { vip } = await vipsApi.reveal(id);
    setRevealed((known) => new Map(known).set(id, vip.value));
  });
  const until = ({ validUntil }: VipView) => {
    if (!validUntil) return t('vips.always');
    const when = dayAndTime(validUntil, locale);
    return Date.parse(validUntil) > now ? when : t('vips.over', { when });
  };
  return (
    <Page
      name="vips-page"
      title={t('vips.title')}
      onClose={onClose}
      tools={
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-testid="add-vip"
          onClick={() => setForm('new')}
        >
          {t('vips.add')}
        </Button>
      }
    >
      <p className="muted">{t('vips.hint')}</p>
      {list.error instanceof ApiError && (
        <Alert type="error" showIcon title={t(`errors.${list.error.code}`)} />
      )}
      <WideTable<VipView>
        className="page-table"
        rowKey="id"
        size="middle"
        loading={list.isPending}
        dataSource={list.data?.vips ?? []}
        locale={{ emptyText: t('vips.none') }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        onRow={() => ({ 'data-testid': 'vip' }) as React.HTMLAttributes<HTMLElement>}
        columns={[
          { title: t('vips.by'), render: (_, { kind }) => t(`vips.kind.${kind}`) },
          {
            title: t('vips.who'),
            render: (_, vip) => (
              <>
                <b>{revealed.get(vip.id) ?? vip.value}</b>{' '}
                {!revealed.has(vip.id) && (
                  <Button
                    type="link"
                    size="small"
                    data-testid="reveal-vip"
                    onClick={() => reveal.mutate(vip.id)}
                  >
                    {t('vips.reveal')}
                  </Button>
                )}
              </>
            ),
          },
          { title: t('vips.reason'), dataIndex: 'reason' },
          { title: t('vips.until'), render: (_, vip) => until(vip) },
          { title: t('vips.namedBy'), render: (_, { namedBy }) => namedBy ?? '–' },
          {
            key: 'actions',
            align: 'right',
            render: (_, vip) => (
              <span className="row-actions">
                <Button
                  type="link"
                  size="small"
                  data-testid="edit-vip"
                  onClick={() => setForm(vip)}
                >
                  {t('accounts.edit')}
                </Button>
                <Popconfirm
                  title={t('vips.removeTitle')}
                  okText={t('vips.remove')}
                  cancelText={t('accounts.cancel')}
                  onConfirm={() => remove.mutate(vip.id)}
                >
                  <Button type="link" size="small" danger data-testid="remove-vip">
                    {t('vips.remove')}
                  </Button>
                </Popconfirm>
              </span>
            ),
          },
        ]}
      />
      {form && <VipForm vip={form === 'new' ? null : form} onClose={() => setForm(null)} />}
    </Page>
  );
}
