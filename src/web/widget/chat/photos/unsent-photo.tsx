/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../i18n/index.js';
import { photoTexts } from './photo-texts.js';
import './photo.css';
import { onProgress } from './post-photo.js';
import { shelf } from './shelf.js';
import { useBlobUrl } from './use-blob-url.js';

/** A photo on its way: what it shows, and how much of it has gone over the line. */
export function UnsentPhoto({ clientId }: { clientId: string }) {
  const texts = photoTexts[useLanguage().locale];
  const url = useBlobUrl(() => shelf.get(clientId), clientId);
  const [share, setShare] = useState(0);
  useEffect(() => onProgress(clientId, setShare), [clientId]);
  return (
    <div class="photo unsent-photo">
      {url && <img src={url} alt={texts.photo} />}
      <progress aria-label={texts.progress} value={share} max={1} />
    </div>
  );
}
