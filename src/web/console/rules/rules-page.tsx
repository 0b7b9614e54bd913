import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../desk/page.js';
import { AuthorityRules } from './authority-rules.js';
import { CompensationRules } from './compensation-rules.js';
import { PriceLists } from './price-lists.js';
import { ServiceRules } from './service-rules.js';

/** The company's own rules, about money and about time. */
export function RulesPage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Page name="rules" title={t('rules.title')} onClose={onClose}>
      <Tabs
        items={[
          { key: 'authority', label: t('rules.authority'), children: <AuthorityRules /> },
          { key: 'compensation', label: t('rules.compensation'), children: <CompensationRules /> },
          { key: 'service', label: t('rules.service'), children: <ServiceRules /> },
          { key: 'prices', label: t('rules.prices'), children: <PriceLists /> },
        ]}
      />
    </Page>
  );
}
