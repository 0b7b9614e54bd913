import { Alert, Button, Input, Modal, Space } from 'antd';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountLink } from '../../../protocol/index.js';
import { dayAndTime } from '../../shared/format.js';
import { usePreferences } from '../preferences.js';

interface LinkDialogProps {
  name: string;
  link: AccountLink;
  onClose: () => void;
}

/** The link to pass on. It is shown this once. */
export function LinkDialog({ name, link, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  const { message } = App.useApp();
  const address = `${location.origin}/console/#link=${link.token}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      void message.success(t('accounts.copied'));
    } catch {
      // Without https a page may not write there; the text is selected by a click into it.
      void message.warning(t('accounts.copyByHand'));
    }
  };
  return (
    <Modal
      open
      title={t(`accounts.linkTitle.${link.purpose}`, { name })}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button data-testid="link-done" onClick={onClose}>
          {t('accounts.linkDone')}
        </Button>
      }
    >
      <p>{t('accounts.linkHint', { name, until: dayAndTime(link.expiresAt, locale) })}</p>
      <Space.Compact block className="link-line">
        <Input
          readOnly
          value={address}
          aria-label={t('accounts.link')}
          data-testid="account-link"
          onFocus={({ target }) => target.select()}
        />
        <Button type="primary" onClick={() => void copy()}>
          {t('accounts.copy')}
        </Button>
      </Space.Compact>
      <Alert type="warning" showIcon title={t('accounts.linkOnce')} />
    </Modal>
  );
}
