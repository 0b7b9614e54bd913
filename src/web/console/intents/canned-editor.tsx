import { Button, Input, Popconfirm, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedLine, CannedReply, Locale } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import { Filled } from '../canned/canned-list.js';
import { nameGaps } from '../canned/fill-reply.js';
import { useDesk } from '../desk/use-desk.js';
import { useTeamNames } from '../handing/use-team-names.js';
import { nameOf } from '../i18n/name-of.js';
import { cannedNames } from '../i18n/writing.js';
import { usePreferences } from '../preferences.js';
import { INTENTS_QUERY, intentsApi } from './intents-api.js';
import { useChange } from './use-change.js';

const SHORTCUT = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;
const EMPTY = { 'zh-CN': '', 'zh-TW': '', en: '' };
const NEW: CannedReply = { title: EMPTY, text: EMPTY };
/** The values that the desk fills in: each has a name. */
const variables = Object.keys(cannedNames.en);

interface CannedEditorProps {
  source: string;
  /** Null: a new one. */
  line: CannedLine | null;
  /** Shortcuts that are there already. */
  taken: readonly string[];
  editable: boolean;
  onSaved: (shortcut: string) => void;
  onRemoved: () => void;
}

/** One canned reply in its languages, whom it is for, and how it reads. */
export function CannedEditor(props: CannedEditorProps) {
  const { source, line, taken, editable, onSaved, onRemoved } = props;
  const { t } = useTranslation();
  const preferences = usePreferences();
  const [locale, setLocale] = useState<Locale>(preferences.locale);
  const [shortcut, setShortcut] = useState(line?.shortcut ?? '');
  const [reply, setReply] = useState<CannedReply>(line ? replyOf(line) : NEW);
  const save = useChange(
    () => intentsApi.edit(source, [{ kind: 'canned.set', shortcut, reply }]),
    () => onSaved(shortcut),
  );
  const remove = useChange(
    () => intentsApi.edit(source, [{ kind: 'canned.remove', shortcut }]),
    onRemoved,
  );
  const missing = locales.filter((one) => !reply.title[one].trim() || !reply.text[one].trim());
  const free = line !== null || !taken.includes(shortcut);
  const savable = SHORTCUT.test(shortcut) && free && missing.length === 0;
  const write = (field: 'title' | 'text', value: string) =>
    setReply({ ...reply, [field]: { ...reply[field], [locale]: value } });
  return (
    <article className="intent-editor" aria-label={line ? `/${shortcut}` : t('writing.addCanned')}>
      <header className="knowledge-tools">
        <h2>{line ? line.title[preferences.locale] : t('writing.addCanned')}</h2>
        {line && <small className="muted">{`/${shortcut} · ${line.file}`}</small>}
        <span className="spring" />
        {editable && line && (
          <Popconfirm title={t('writing.removeCanned')} onConfirm={() => remove.mutate(undefined)}>
            <Button danger type="text" size="small">
              {t('knowledge.remove')}
            </Button>
          </Popconfirm>
        )}
      </header>
      {!line && (
        <label className="field">
          {t('writing.shortcut')}
          <Input
            value={shortcut}
            prefix="/"
            maxLength={30}
            status={shortcut && !(SHORTCUT.test(shortcut) && free) ? 'error' : ''}
            data-testid="canned-shortcut"
            onChange={({ target }) => setShortcut(target.value)}
          />
          <small className="muted">
            {free ? t('writing.shortcutHint') : t('writing.shortcutTaken')}
          </small>
        </label>
      )}
      <Segmented<Locale>
        value={locale}
        onChange={setLocale}
        options={locales.map((value) => ({
          value,
          label: `${t(`locale.${value}`)}${editable && missing.includes(value) ? ' *' : ''}`,
        }))}
      />
      {editable && (
        <>
          <Input
            value={reply.title[locale]}
            maxLength={60}
            placeholder={t('writing.title')}
            aria-label={t('writing.title')}
            data-testid="canned-title"
            onChange={({ target }) => write('title', target.value)}
          />
          <Input.TextArea
            value={reply.text[locale]}
            maxLength={2000}
            autoSize={{ minRows: 3, maxRows: 12 }}
            placeholder={t('writing.text')}
            aria-label={t('writing.text')}
            data-testid="canned-text"
            onChange={({ target }) => write('text', target.value)}
          />
          <p className="canned-values" aria-label={t('writing.values')}>
            {variables.map((name) => (
              <Button
                key={name}
                size="small"
                onClick={() => write('text', `${reply.text[locale]}{${name}}`)}
              >
                {nameOf('canned', name)}
              </Button>
            ))}
          </p>
          <small className="muted">{t('writing.gapHint')}</small>
        </>
      )}
      <div className="reply-preview" aria-label={t('knowledge.preview')}>
        <Filled text={nameGaps(reply.text[locale], (name) => nameOf('canned', name))} />
      </div>
      <Scope source={source} reply={reply} editable={editable} onChange={setReply} />
      {editable && (
        <Button
          type="primary"
          className="canned-save"
          disabled={!savable}
          loading={save.isPending}
          data-testid="save-canned"
          onClick={() => save.mutate(undefined)}
        >
          {t('knowledge.save')}
        </Button>
      )}
    </article>
  );
}

interface ScopeProps {
  source: string;
  reply: CannedReply;
  editable: boolean;
  onChange: (reply: CannedReply) => void;
}

/** Whom a reply is for: these teams, and who has these skills. */
function Scope({ source, reply, editable, onChange }: ScopeProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { staff } = useDesk();
  const teams = useTeamNames(editable && staff.permissions.includes('teams.read'));
  const intents = useQuery({
    queryKey: [...INTENTS_QUERY, 'list', source],
    queryFn: () => intentsApi.list(source),
    enabled: editable,
  });
  const areas = new Set(intents.data?.map(({ name }) => name.split('.')[0] ?? name));
  const scope = (key: 'teams' | 'skills', values: string[]) =>
    onChange(replyOf({ ...reply, [key]: values }));
  const everybody = <span className="muted">{t('writing.everybody')}</span>;
  if (!editable) {
    return (
      <p>
        {t('writing.forTeams')} {reply.teams?.join(t('between')) ?? everybody} ·{' '}
        {t('writing.forSkills')} {reply.skills?.join(t('between')) ?? everybody}
      </p>
    );
  }
  return (
    <div className="canned-scope">
      <label className="field">
        {t('writing.forTeams')}
        <Select
          mode="tags"
          value={reply.teams ?? []}
          placeholder={t('writing.everybody')}
          options={teams.map(({ name }) => ({ value: name, label: name }))}
          onChange={(values: string[]) => scope('teams', values)}
        />
      </label>
      <label className="field">
        {t('writing.forSkills')}
        <Select
          mode="multiple"
          value={reply.skills ?? []}
          placeholder={t('writing.everybody')}
          options={[
            ...[...areas].map((area) => ({ value: area, label: area })),
            ...(intents.data ?? []).map(({ name, title }) => ({
              value: name,
              label: `${title[locale]} ${name}`,
            })),
          ]}
          onChange={(values: string[]) => scope('skills', values)}
        />
      </label>
    </div>
  );
}

/** Nobody named: for everybody. */
function replyOf({ title, text, teams, skills }: CannedReply): CannedReply {
  return { title, text, ...(teams?.length && { teams }), ...(skills?.length && { skills }) };
}
