import { Drawer, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClaimList, ComplaintList } from './care-lists.js';

interface CareDrawerProps {
  /** What is shown first; null: the drawer is closed. */
  first: 'claims' | 'approvals' | null;
  onClose: () => void;
}

/** All claims, what is to be approved, and all complaints: the most urgent first. */
export function CareDrawer({ first, onClose }: CareDrawerProps) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<'open' | 'all'>('open');
  const choice = (
    <Segmented
      value={which}
      onChange={setWhich}
      options={[
        { value: 'open', label: t('care.open') },
        { value: 'all', label: t('care.all') },
      ]}
    />
  );
  return (
    <Drawer
      open={first !== null}
      onClose={onClose}
      title={t('care.title')}
      size={460}
      destroyOnHidden
    >
      <Tabs
        defaultActiveKey={first ?? 'claims'}
        destroyOnHidden
        items={[
          {
            key: 'claims',
            label: t('care.claims'),
            children: (
              <>
                {choice}
                <ClaimList which={which} />
              </>
            ),
          },
          {
            key: 'approvals',
            label: t('care.approvals'),
            children: <ClaimList which="approvals" />,
          },
          {
            key: 'complaints',
            label: t('care.complaints'),
            children: (
              <>
                {choice}
                <ComplaintList which={which} />
              </>
            ),
          },
        ]}
      />
    </Drawer>
  );
}
