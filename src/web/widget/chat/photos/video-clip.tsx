/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { Video } from '../../../../protocol/index.js';
import { shownSize, videoFile } from '../../../shared/video-file.js';
import type { FilePasses } from '../file-passes.js';
import { useLanguage } from '../i18n/index.js';
import { videoAddress } from './file-address.js';
import { photoTexts } from './photo-texts.js';
import './photo.css';

/** The longest side in the list, in CSS pixels. */
const SHOWN = 240;
/** Narrower, the player's buttons do not fit. */
const NARROWEST = 180;

interface VideoClipProps {
  conversationId: string;
  video: Video;
  files: FilePasses;
}

/** A video of the conversation: its first picture, and a player that begins when one presses it. */
export function VideoClip({ conversationId, video, files }: VideoClipProps) {
  const texts = photoTexts[useLanguage().locale];
  const [address, setAddress] = useState<string | null>(null);
  const [playable, setPlayable] = useState(true);
  useEffect(() => {
    let wanted = true;
    void videoAddress(files, conversationId, videoFile(video)).then(
      (found) => wanted && setAddress(found),
    );
    return () => {
      wanted = false;
    };
  }, [files, conversationId, video.id]);
  const { width, height } = shownSize(video, SHOWN);
  const size = { width: Math.max(NARROWEST, width), height: Math.max(100, height) };
  return (
    <figure class="photo video" data-testid="video">
      {address && playable ? (
        // Not far from the beginning: some browsers show nothing at all before it is played.
        <video
          src={`${address}#t=0.1`}
          controls
          playsInline
          preload="metadata"
          aria-label={texts.video}
          onError={() => setPlayable(false)}
          {...size}
        />
      ) : (
        <span style={size} class="no-photo">
          {!playable && texts.unplayable}
        </span>
      )}
      {address && !playable && (
        <a href={address} download={videoFile(video)}>
          {texts.download}
        </a>
      )}
    </figure>
  );
}
