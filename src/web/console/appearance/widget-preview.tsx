import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../protocol/index.js';
import { locales } from '../../shared/contract.js';
import type { PreviewOrder } from '../../shared/preview-order.js';
import { ownNames } from '../desk/preference-controls.js';
import { usePreferences } from '../preferences.js';

interface WidgetPreviewProps {
  order: Omit<PreviewOrder, 'relaydesk' | 'locale'>;
  position: 'left' | 'right';
  color: string;
}

/** The chat as the settings in the form would dress it, drawn anew with every change. */
export function WidgetPreview({ order, position, color }: WidgetPreviewProps) {
  const { t } = useTranslation();
  const [locale, setLocale] = useState<Locale>(usePreferences().locale);
  const [ready, setReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const told = JSON.stringify({ ...order, relaydesk: 'preview', locale });
  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent<{ relaydesk?: string } | null>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (data?.relaydesk === 'preview-ready') setReady(true);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, []);
  useEffect(() => {
    // Our own words, made a few lines above.
    if (ready) {
      const words = JSON.parse(told) as PreviewOrder;
      frame.current?.contentWindow?.postMessage(words, location.origin);
    }
  }, [ready, told]);
  return (
    <section className="widget-preview" aria-label={t('widget.preview')}>
      <Segmented<Locale>
        value={locale}
        onChange={setLocale}
        aria-label={t('widget.previewLanguage')}
        options={locales.map((value) => ({ value, label: ownNames[value] }))}
      />
      <div className="host-page" data-position={position}>
        <iframe
          ref={frame}
          src="/widget/preview.html"
          title={t('widget.preview')}
          data-testid="widget-preview"
        />
        <span className="launcher-sample" style={{ background: color }} aria-hidden="true" />
      </div>
    </section>
  );
}
