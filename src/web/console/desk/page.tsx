import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The frame of a page of settings: its title, what may be done, and the way back to the chats. */
export function Page({
  name,
  title,
  tools,
  onClose,
  children,
}: {
  name: string;
  title: string;
  tools?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <main className="page" data-testid={name}>
      <header className="page-head">
        <h1>{title}</h1>
        <span className="spring" />
        {tools}
        <Button
          type="text"
          className="page-close"
          icon={<CloseOutlined />}
          aria-label={t('bar.closePage')}
          data-testid="close-page"
          onClick={onClose}
        />
      </header>
      {children}
    </main>
  );
}
