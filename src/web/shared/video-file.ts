import type { Video } from '../../protocol/index.js';

const ENDINGS: Record<Video['type'], string> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/** The name of a video in its address. */
export const videoFile = ({ id, type }: Video): string => `${id}.${ENDINGS[type]}`;

/** The size in which a picture or video is drawn whose longest side is `longest`, in CSS pixels. */
export function shownSize(
  { width, height }: { width: number; height: number },
  longest: number,
): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Seconds as a player writes them, e.g. 1:05. */
export function playingTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
