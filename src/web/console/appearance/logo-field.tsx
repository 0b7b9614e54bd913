import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { widgetApi } from './widget-api.js';
import { useWidgetChange } from './use-widget-change.js';

/** The logo in the head of the chat. It is saved by itself, as soon as it is chosen. */
export function LogoField({ company, logo }: { company: string; logo: string | null }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const set = useWidgetChange(company, widgetApi.setLogo);
  const remove = useWidgetChange(company, widgetApi.removeLogo);
  return (
    <div className="logo-field">
      {logo && <img src={logo} alt={t('widget.logo')} width={48} height={48} />}
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t('widget.chooseLogo')}
        data-testid="logo-file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) set.mutate(file);
          target.value = '';
        }}
      />
      <Button
        icon={<UploadOutlined />}
        loading={set.isPending}
        onClick={() => input.current?.click()}
      >
        {t('widget.chooseLogo')}
      </Button>
      {logo && (
        <Button
          type="text"
          danger
          loading={remove.isPending}
          data-testid="remove-logo"
          onClick={() => remove.mutate(undefined)}
        >
          {t('widget.removeLogo')}
        </Button>
      )}
    </div>
  );
}
