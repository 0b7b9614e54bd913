import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Video } from '../../../protocol/index.js';
import { playingTime, shownSize, videoFile } from '../../shared/video-file.js';

/** The longest side, in CSS pixels. */
const SHOWN = 320;
/** Narrower, the player's buttons do not fit. */
const NARROWEST = 200;

/** A video of the customer's, read part by part with the session's cookie as it is watched. */
export function VideoClip({ conversationId, video }: { conversationId: string; video: Video }) {
  const { t } = useTranslation();
  const [playable, setPlayable] = useState(true);
  const file = videoFile(video);
  const source = `/api/v1/conversations/${conversationId}/videos/${file}`;
  const { width, height } = shownSize(video, SHOWN);
  const megabytes = Math.max(0.1, video.bytes / 1_048_576).toFixed(1);
  return (
    <figure className="photo video" data-testid="video">
      {playable ? (
        <video
          src={`${source}#t=0.1`}
          controls
          playsInline
          preload="metadata"
          aria-label={t('chat.video')}
          width={Math.max(NARROWEST, width)}
          height={height}
          onError={() => setPlayable(false)}
        />
      ) : (
        <p>{t('chat.videoUnplayable')}</p>
      )}
      <figcaption>
        {video.durationMs !== null && <>{playingTime(video.durationMs)} · </>}
        {megabytes} MB ·{' '}
        <a href={source} download={file}>
          {t('chat.videoDownload')}
        </a>
      </figcaption>
    </figure>
  );
}
