/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../i18n/index.js';
import { PhotoIcon } from '../icons.js';
import { photoTexts } from './photo-texts.js';
import './photo.css';
import { onProgress } from './post-photo.js';
import { shelf } from './shelf.js';
import { useBlobUrl } from './use-blob-url.js';

interface UnsentPhotoProps {
  clientId: string;
  /** It is kept: before that there is nothing to show. */
  kept: boolean;
  failed: boolean;
  onCancel: () => void;
}

/** A photo on its way: what it shows, and how much of it has gone over the line. */
export function UnsentPhoto({ clientId, kept, failed, onCancel }: UnsentPhotoProps) {
  const texts = photoTexts[useLanguage().locale];
  const [video, setVideo] = useState(false);
  const load = async () => {
    const blob = await shelf.get(clientId);
    setVideo(blob?.type.startsWith('video/') ?? false);
    return blob;
  };
  const url = useBlobUrl(load, `${clientId} ${kept}`);
  const [readable, setReadable] = useState(true);
  const [share, setShare] = useState(0);
  useEffect(() => onProgress(clientId, setShare), [clientId]);
  return (
    <div class="photo unsent-photo" data-testid="unsent-photo">
      {url && readable && video ? (
        <video
          src={`${url}#t=0.1`}
          muted
          playsInline
          preload="metadata"
          aria-label={texts.video}
          onError={() => setReadable(false)}
        />
      ) : url && readable ? (
        <img src={url} alt={texts.photo} onError={() => setReadable(false)} />
      ) : (
        <span class="no-photo" role="img" aria-label={video ? texts.video : texts.photo}>
          <PhotoIcon />
        </span>
      )}
      {!failed && (
        <>
          <progress
            aria-label={video ? texts.videoProgress : texts.progress}
            value={share}
            max={1}
          />
          <button type="button" class="cancel" data-testid="cancel-upload" onClick={onCancel}>
            {texts.cancel}
          </button>
        </>
      )}
    </div>
  );
}
