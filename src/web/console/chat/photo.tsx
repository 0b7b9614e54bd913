import { Image as Zoomable } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Image } from '../../../protocol/index.js';

/** The thumbnail's longest side, in CSS pixels. */
const SHOWN = 220;

/** A photo of the customer's; a click shows it large. Both are fetched with the session's cookie. */
export function Photo({ conversationId, image }: { conversationId: string; image: Image }) {
  const { t } = useTranslation();
  const { id, width, height } = image;
  const scale = Math.min(1, SHOWN / Math.max(width, height));
  const source = `/api/v1/conversations/${conversationId}/images/${id}`;
  return (
    <div className="photo" data-testid="photo">
      <Zoomable
        src={`${source}?size=thumb`}
        alt={t('chat.photo')}
        width={Math.round(width * scale)}
        height={Math.round(height * scale)}
        preview={{ src: source }}
      />
    </div>
  );
}
