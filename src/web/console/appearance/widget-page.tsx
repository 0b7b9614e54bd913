import { useQuery } from '@tanstack/react-query';
import { Alert, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../desk/page.js';
import { ApiError } from '../session/session-api.js';
import { widgetApi, widgetQuery } from './widget-api.js';
import { WidgetForm } from './widget-form.js';

/** What customers see of a company: colours, logo, words and hours of the widget. */
export function WidgetPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [company, setCompany] = useState('');
  const settings = useQuery({
    queryKey: widgetQuery(company),
    queryFn: () => widgetApi.read(company),
    // The chooser stays where it is while another company is read.
    placeholderData: (before) => before,
  });
  const code = settings.error instanceof ApiError ? settings.error.code : 'INTERNAL';
  return (
    <Page name="widget-page" title={t('widget.title')} onClose={onClose}>
      {settings.isPending && <Spin />}
      {settings.isError && <Alert type="error" showIcon title={t(`errors.${code}`)} />}
      {settings.data && settings.data.companies.length > 0 && (
        <div className="widget-company">
          <label htmlFor="widget-company">{t('widget.company')}</label>
          <Select
            id="widget-company"
            data-testid="widget-company"
            value={company}
            onChange={setCompany}
            options={[
              { value: '', label: t('widget.forAll') },
              ...settings.data.companies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {company && (
            <p className="muted">
              {t('widget.companyHint')} <code>data-company=&quot;{company}&quot;</code>
            </p>
          )}
        </div>
      )}
      {settings.data && !settings.isPlaceholderData && (
        <WidgetForm key={company} company={company} settings={settings.data} />
      )}
    </Page>
  );
}
