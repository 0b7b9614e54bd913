import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffConversation } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { nameOfCompany, useCompanies } from '../companies/use-companies.js';
import { LabelsField } from '../finding/labels-field.js';
import { usePreferences } from '../preferences.js';
import { Fact, Panel } from './panel.js';

export const CustomerPanel = memo(function CustomerPanel({
  conversation,
}: {
  conversation: StaffConversation;
}) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const company = nameOfCompany(useCompanies(), conversation.company);
  const { waitingSince, assignee } = conversation;
  return (
    <Panel title={t('context.customer')} testId="customer">
      <dl>
        <Fact name={t('context.customer')}>{t('visitor', { number: conversation.visitor })}</Fact>
        {company && <Fact name={t('context.company')}>{company}</Fact>}
        <Fact name={t('context.locale')}>{t(`locale.${conversation.locale}`)}</Fact>
        <Fact name={t('context.started')}>{dayAndTime(conversation.createdAt, locale)}</Fact>
        {waitingSince && (
          <Fact name={t('context.waitingSince')}>{dayAndTime(waitingSince, locale)}</Fact>
        )}
        <Fact name={t('context.tier')}>{t(`tier.${conversation.tier}`)}</Fact>
        <Fact name={t('context.priority')}>{conversation.priority}</Fact>
        <Fact name={t('finding.labels')}>
          <LabelsField conversation={conversation} />
        </Fact>
        <Fact name={t('context.assignee')}>{assignee?.name ?? t('context.nobody')}</Fact>
      </dl>
    </Panel>
  );
});
