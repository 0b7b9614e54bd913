/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Image, ImageSize } from '../../../../protocol/index.js';
import { useLanguage } from '../i18n/index.js';
import { Sheet } from '../sheet/sheet.js';
import { photoTexts } from './photo-texts.js';
import './photo.css';
import { useBlobUrl } from './use-blob-url.js';

/** The longest side in the list, in CSS pixels. */
const SHOWN = 200;

interface PhotoProps {
  conversationId: string;
  image: Image;
  token: () => string | null;
}

/** A photo of the conversation; a press shows it large. */
export function Photo({ conversationId, image, token }: PhotoProps) {
  const texts = photoTexts[useLanguage().locale];
  const [large, setLarge] = useState(false);
  const load = (size: ImageSize) => () => fetchImage(conversationId, image.id, size, token());
  const thumb = useBlobUrl(load('thumb'), image.id);
  const scale = Math.min(1, SHOWN / Math.max(image.width, image.height));
  const size = {
    width: Math.max(24, Math.round(image.width * scale)),
    height: Math.max(24, Math.round(image.height * scale)),
  };
  return (
    <>
      <button
        type="button"
        class="photo"
        data-testid="photo"
        aria-label={texts.enlarge}
        onClick={() => setLarge(true)}
      >
        {/* Its place is kept, so that nothing jumps when it arrives. */}
        {thumb ? <img src={thumb} alt={texts.photo} {...size} /> : <span style={size} />}
      </button>
      {large && (
        <Sheet title={texts.photo} onClose={() => setLarge(false)}>
          <Large load={load('full')} id={image.id} alt={texts.photo} />
        </Sheet>
      )}
    </>
  );
}

interface LargeProps {
  load: () => Promise<Blob | null>;
  id: string;
  alt: string;
}

function Large({ load, id, alt }: LargeProps) {
  const url = useBlobUrl(load, id);
  return (
    <div class="photo-large">{url && <img src={url} alt={alt} data-testid="photo-large" />}</div>
  );
}

/** Null where it is not to be had just now. */
async function fetchImage(
  conversationId: string,
  id: string,
  size: ImageSize,
  token: string | null,
): Promise<Blob | null> {
  const response = await fetch(
    `/api/v1/customer/conversations/${conversationId}/images/${id}?size=${size}`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  return response.ok ? response.blob() : null;
}
