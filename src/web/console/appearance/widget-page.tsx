import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../desk/page.js';
import { ApiError } from '../session/session-api.js';
import { WIDGET_QUERY, widgetApi } from './widget-api.js';
import { WidgetForm } from './widget-form.js';

/** What customers see of the company: colours, logo, words and hours of the widget. */
export function WidgetPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useQuery({ queryKey: WIDGET_QUERY, queryFn: widgetApi.read });
  const code = settings.error instanceof ApiError ? settings.error.code : 'INTERNAL';
  return (
    <Page name="widget-page" title={t('widget.title')} onClose={onClose}>
      {settings.isPending && <Spin />}
      {settings.isError && <Alert type="error" showIcon title={t(`errors.${code}`)} />}
      {settings.data && <WidgetForm settings={settings.data} />}
    </Page>
  );
}
