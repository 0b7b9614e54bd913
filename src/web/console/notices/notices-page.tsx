import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeDraft, NoticeView } from '../../../protocol/index.js';
import { BUSINESS_ZONE, dayAndTime } from '../../shared/format.js';
import { useShowFailure } from '../chat/use-actions.js';
import { Page } from '../desk/page.js';
import { useDesk } from '../desk/use-desk.js';
import { WideTable } from '../desk/wide-table.js';
import { useNow } from '../lists/use-now.js';
import { usePreferences } from '../preferences.js';
import { ApiError } from '../session/session-api.js';
import { NoticeForm } from './notice-form.js';
import { listNotices, NOTICES_QUERY, withdrawNotice, writeNotice } from './notices-api.js';

/** Closures, weather and incidents: what is in force, what will be, and what was. */
export function NoticesPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { staff } = useDesk();
  const now = useNow();
  const notices = useQuery({ queryKey: NOTICES_QUERY, queryFn: listNotices });
  const [edited, setEdited] = useState<NoticeView | 'new' | null>(null);
  const before = edited === 'new' ? null : edited;
  const write = useChange(
    (draft: NoticeDraft) => writeNotice(draft, before),
    () => setEdited(null),
  );
  const withdraw = useChange(withdrawNotice);
  const mayEdit = staff.permissions.includes('notices.edit');
  return (
    <Page
      name="notices"
      title={t('notice.page')}
      onClose={onClose}
      tools={
        mayEdit && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            data-testid="add-notice"
            onClick={() => setEdited('new')}
          >
            {t('notice.add')}
          </Button>
        )
      }
    >
      <p className="muted">{t('notice.hint')}</p>
      <WideTable<NoticeView>
        rowKey="id"
        loading={notices.isPending}
        dataSource={notices.data ?? []}
        pagination={{ hideOnSinglePage: true, pageSize: 50 }}
        locale={{ emptyText: t('notice.none') }}
        onRow={() => ({ 'data-testid': 'notice' }) as object}
        columns={[
          {
            title: t('notice.state'),
            render: (_, notice) => <State notice={notice} now={now} />,
          },
          { title: t('notice.kind'), render: (_, { kind }) => t(`notice.kinds.${kind}`) },
          { title: t('notice.what'), render: (_, { title }) => <Title title={title} /> },
          {
            title: t('notice.places'),
            render: (_, { places }) => places.map(({ name }) => name).join(t('between')),
          },
          { title: t('notice.when'), render: (_, notice) => <When notice={notice} /> },
          {
            title: t('notice.delay'),
            render: (_, { delayHours }) => delayHours && `${delayHours[0]}–${delayHours[1]} h`,
          },
          {
            key: 'change',
            render: (_, notice) =>
              mayEdit &&
              notice.state === 'published' && (
                <Space size={0}>
                  <Button type="link" size="small" onClick={() => setEdited(notice)}>
                    {t('notice.change')}
                  </Button>
                  <Popconfirm
                    title={t('notice.withdrawSure')}
                    okText={t('notice.withdraw')}
                    cancelText={t('rules.cancel')}
                    onConfirm={() => withdraw.mutate(notice.id)}
                  >
                    <Button type="link" size="small" data-testid="withdraw-notice">
                      {t('notice.withdraw')}
                    </Button>
                  </Popconfirm>
                </Space>
              ),
          },
        ]}
      />
      {edited && (
        <NoticeForm
          before={before}
          now={new Date(now)}
          busy={write.isPending}
          onDone={(draft) => write.mutate(draft)}
          onCancel={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

/** Changes a notice; the list is read anew after it, and a refusal is said. */
function useChange<Input>(change: (input: Input) => Promise<void>, onDone?: () => void) {
  const queries = useQueryClient();
  const showFailure = useShowFailure();
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiError) showFailure(error.failure);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: NOTICES_QUERY }),
  });
}

function State({ notice: { state, startsAt, endsAt }, now }: { notice: NoticeView; now: number }) {
  const { t } = useTranslation();
  if (state === 'withdrawn') return <span className="tag">{t('notice.states.withdrawn')}</span>;
  if (Date.parse(startsAt) > now) {
    return <span className="tag">{t('notice.states.coming')}</span>;
  }
  const over = endsAt !== undefined && Date.parse(endsAt) <= now;
  return (
    <span className={over ? 'tag' : 'tag warn'}>
      {t(over ? 'notice.states.over' : 'notice.states.inForce')}
    </span>
  );
}

function Title({ title }: { title: NoticeView['title'] }) {
  const { locale } = usePreferences();
  return <span dir="auto">{title[locale]}</span>;
}

function When({ notice: { startsAt, endsAt } }: { notice: NoticeView }) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const at = (iso: string) => dayAndTime(iso, locale, BUSINESS_ZONE);
  return <>{`${at(startsAt)} – ${endsAt ? at(endsAt) : t('notice.open')}`}</>;
}
