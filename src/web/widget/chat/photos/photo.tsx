/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Image, ImageSize } from '../../../../protocol/index.js';
import { shownSize } from '../../../shared/video-file.js';
import type { FilePasses } from '../file-passes.js';
import { useLanguage } from '../i18n/index.js';
import { Sheet } from '../sheet/sheet.js';
import { fetchImage } from './file-address.js';
import { photoTexts } from './photo-texts.js';
import './photo.css';
import { useBlobUrl } from './use-blob-url.js';

/** The longest side in the list, in CSS pixels. */
const SHOWN = 200;

interface PhotoProps {
  conversationId: string;
  image: Image;
  files: FilePasses;
}

/** A photo of the conversation; a press shows it large. */
export function Photo({ conversationId, image, files }: PhotoProps) {
  const texts = photoTexts[useLanguage().locale];
  const [large, setLarge] = useState(false);
  const load = (size: ImageSize) => () =>
    fetchImage(files, conversationId, `${image.id}?size=${size}`);
  const thumb = useBlobUrl(load('thumb'), image.id);
  const { width, height } = shownSize(image, SHOWN);
  const size = { width: Math.max(24, width), height: Math.max(24, height) };
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
