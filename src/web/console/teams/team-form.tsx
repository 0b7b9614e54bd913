import { Button, Drawer, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BusinessHours, TeamDraft, TeamView } from '../../../protocol/index.js';
import { AbilityFields } from '../abilities/ability-fields.js';
import { useAccountChange } from '../accounts/use-account-change.js';
import { useCompanies } from '../companies/use-companies.js';
import { HoursField } from './hours-field.js';
import { isSound } from './hours-draft.js';
import { teamsApi, type TeamsAnswer } from './teams-api.js';

interface TeamFormProps {
  /** Null: a new one. */
  team: TeamView | null;
  answer: TeamsAnswer;
  onClose: () => void;
}

/** What the form holds: the overflow by its two fields. */
type Fields = Omit<TeamDraft, 'overflow'> & { overTo?: string; overAfterMinutes: number };

/** A team in full. */
export function TeamForm({ team, answer, onClose }: TeamFormProps) {
  const { t } = useTranslation();
  const companies = useCompanies();
  const create = useAccountChange(teamsApi.create, onClose);
  const revise = useAccountChange(
    (draft: TeamDraft) =>
      teamsApi.revise(team?.id ?? '', { ...draft, version: team?.version ?? 0 }),
    onClose,
  );
  const others = answer.teams.filter(({ id }) => id !== team?.id);
  return (
    <Drawer
      open
      size={560}
      title={team ? t('teams.editTitle', { name: team.name }) : t('teams.create')}
      onClose={onClose}
      footer={
        <Space>
          <Button
            type="primary"
            form="team-form"
            htmlType="submit"
            loading={create.isPending || revise.isPending}
            data-testid="save-team"
          >
            {t('accounts.save')}
          </Button>
          <Button onClick={onClose}>{t('accounts.cancel')}</Button>
        </Space>
      }
    >
      <Form<Fields>
        id="team-form"
        layout="vertical"
        initialValues={fieldsOf(team)}
        onFinish={(fields) => (team ? revise : create).mutate(draftOf(fields))}
      >
        <Form.Item
          name="name"
          label={t('teams.name')}
          rules={[{ required: true, whitespace: true, message: t('accounts.required') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="members" label={t('teams.members')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={answer.staff
              .filter(({ id, isActive }) => isActive || team?.members.includes(id))
              .map(({ id, name, tier, isActive }) => ({
                value: id,
                label: `${name} · ${isActive ? t(`tier.${tier}`) : t('accounts.stateName.deactivated')}`,
              }))}
          />
        </Form.Item>
        <Form.Item name="mode" label={t('teams.mode')}>
          <Radio.Group
            options={(['automatic', 'pick'] as const).map((value) => ({
              value,
              label: t(`teams.modeName.${value}`),
            }))}
          />
        </Form.Item>
        {!team?.isDefault && <AbilityFields />}
        {!team?.isDefault && (
          <Form.Item
            name="companies"
            label={t('teams.companies')}
            hidden={companies.length === 0}
            extra={t('teams.companiesHint')}
          >
            <Select
              mode="multiple"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('teams.allCompanies')}
              options={companies.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="hours"
          label={t('teams.hours')}
          rules={[
            {
              validator: (_, hours: BusinessHours | null) =>
                !hours || isSound(hours)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('teams.hoursFaulty'))),
            },
          ]}
        >
          <HoursField />
        </Form.Item>
        <Form.Item name="overTo" label={t('teams.overflow')} extra={t('teams.overflowHint')}>
          <Select
            allowClear
            placeholder={t('teams.noOverflow')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['overTo']}>
          {({ getFieldValue }) =>
            getFieldValue('overTo') && (
              <Form.Item name="overAfterMinutes" label={t('teams.overAfter')}>
                <InputNumber min={0} max={1440} step={1} />
              </Form.Item>
            )
          }
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function fieldsOf(team: TeamView | null): Partial<Fields> {
  if (!team) {
    const none = { members: [], skills: [], languages: [], regions: [], companies: [] };
    return { ...none, mode: 'automatic', hours: null, overAfterMinutes: 3 };
  }
  const { overflow } = team;
  return {
    ...team,
    ...(overflow && { overTo: overflow.teamId }),
    overAfterMinutes: (overflow?.afterSeconds ?? 180) / 60,
  };
}

/** The default team takes everything: its form asks for no abilities. */
function draftOf(fields: Fields): TeamDraft {
  const { name, members, mode, hours, skills, languages, regions, companies } = fields;
  const { overTo, overAfterMinutes } = fields;
  const afterSeconds = Math.round((overAfterMinutes ?? 0) * 60);
  return {
    name,
    members,
    mode,
    hours: hours ?? null,
    skills: skills ?? [],
    languages: languages ?? [],
    regions: regions ?? [],
    companies: companies ?? [],
    overflow: overTo ? { teamId: overTo, afterSeconds } : null,
  };
}
