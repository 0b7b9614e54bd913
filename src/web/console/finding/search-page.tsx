import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ConversationState,
  FoundConversation,
  FoundConversations,
  SearchConversations,
} from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { nameOfCompany, useCompanies } from '../companies/use-companies.js';
import { useDesk } from '../desk/use-desk.js';
import { ask } from '../session/session-api.js';
import { MoodMark } from '../lists/mood-mark.js';
import { usePreferences } from '../preferences.js';
import { useLabels } from './use-labels.js';

type Period = SearchConversations['period'];
interface Question {
  q: string;
  period: Period;
  label?: string;
  state?: ConversationState;
  company?: string;
}

const periods: readonly Period[] = ['week', 'month', 'quarter', 'all'];
const states: readonly ConversationState[] = ['bot', 'waiting', 'person', 'closed'];

/** Conversations found again; the chosen one stands beside them. */
export function SearchPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { view, select } = useDesk();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Question>({ q: '', period: 'month' });
  const labels = useLabels();
  const companies = useCompanies();
  const pages = useInfiniteQuery({
    queryKey: ['conversation-search', asked],
    queryFn: ({ pageParam }) => search(asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ found, hasMore }) =>
      hasMore ? (found.at(-1)?.conversation.id ?? null) : null,
  });
  const found = pages.data?.pages.flatMap((page) => page.found) ?? [];
  return (
    <main className="page search-page" data-testid="search-page">
      <header className="page-head">
        <h1>{t('finding.search')}</h1>
        <span className="spring" />
        <Button
          type="text"
          className="page-close"
          icon={<CloseOutlined />}
          aria-label={t('bar.closePage')}
          onClick={onClose}
        />
      </header>
      <Input.Search
        autoFocus
        value={typed}
        maxLength={100}
        loading={pages.isFetching}
        placeholder={t('finding.searchHint')}
        aria-label={t('finding.search')}
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(q) => setAsked({ ...asked, q: q.trim() })}
      />
      <div className="search-filters">
        <Segmented<Period>
          size="small"
          value={asked.period}
          aria-label={t('finding.period')}
          options={periods.map((value) => ({ value, label: t(`finding.periods.${value}`) }))}
          onChange={(period) => setAsked({ ...asked, period })}
        />
        <Select
          size="small"
          allowClear
          placeholder={t('finding.anyState')}
          aria-label={t('finding.anyState')}
          popupMatchSelectWidth={false}
          options={states.map((value) => ({ value, label: t(`finding.state.${value}`) }))}
          onChange={(state?: ConversationState) => setAsked(withFilter(asked, 'state', state))}
        />
        <Select
          size="small"
          allowClear
          showSearch
          placeholder={t('finding.anyLabel')}
          aria-label={t('finding.anyLabel')}
          popupMatchSelectWidth={false}
          options={labels.map((value) => ({ value, label: value }))}
          onChange={(label?: string) => setAsked(withFilter(asked, 'label', label))}
        />
        {companies.length > 0 && (
          <Select
            size="small"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('finding.anyCompany')}
            aria-label={t('finding.anyCompany')}
            data-testid="search-company"
            popupMatchSelectWidth={false}
            options={companies.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(company?: string) => setAsked(withFilter(asked, 'company', company))}
          />
        )}
      </div>
      {pages.isPending && <Spin />}
      {pages.isError && <p role="alert">{t('errors.INTERNAL')}</p>}
      {pages.isSuccess && found.length === 0 && <p className="muted">{t('finding.nobody')}</p>}
      <ul className="search-found" aria-label={t('finding.found')}>
        {found.map((each) => (
          <FoundRow
            key={each.conversation.id}
            found={each}
            company={nameOfCompany(companies, each.conversation.company)}
            selected={view.open?.id === each.conversation.id}
            onSelect={() => select(each.conversation.id, each.hit?.seq)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button
          type="link"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('finding.older')}
        </Button>
      )}
    </main>
  );
}

interface FoundRowProps {
  found: FoundConversation;
  /** Whose customer it is, where several companies are served. */
  company: string | undefined;
  selected: boolean;
  onSelect: () => void;
}

function FoundRow({ found: { conversation, hit }, company, selected, onSelect }: FoundRowProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { visitor, state, assignee, labels = [], mood, preview, createdAt } = conversation;
  return (
    <li>
      <button
        type="button"
        className="row"
        aria-current={selected}
        data-testid="found"
        data-id={conversation.id}
        onClick={onSelect}
      >
        <span className="row-line">
          <b className="row-name">{t('visitor', { number: visitor })}</b>
          <span className="spring" />
          <small className="muted">{dayAndTime(createdAt, locale)}</small>
        </span>
        <span className="row-preview">{hit?.text ?? preview}</span>
        <span className="row-line marks">
          <MoodMark mood={mood} />
          {company && <span className="tag">{company}</span>}
          <span className="tag">
            {t(`finding.state.${state}`)}
            {assignee && ` · ${assignee.name}`}
          </span>
          {labels.map((label) => (
            <span key={label} className="tag label">
              {label}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}

function withFilter(
  asked: Question,
  key: 'state' | 'label' | 'company',
  value: string | undefined,
): Question {
  const { q, period, ...filters } = { ...asked, [key]: value };
  const given = Object.entries(filters).filter(([, filter]) => filter !== undefined);
  return { q, period, ...Object.fromEntries(given) };
}

async function search(asked: Question, before: string | null): Promise<FoundConversations> {
  const query = new URLSearchParams({ ...asked, ...(before && { before }) });
  const answer = await ask<FoundConversations>('GET', `/conversation-search?${query}`);
  return answer ?? { found: [], hasMore: false };
}
