import { z } from 'zod';
import type { VideoType } from '../../protocol/index.js';

const ENDINGS: Record<VideoType, string> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/** A video's name in an address: its id, and an ending by which it is sent as what it is. */
export const videoFileSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:mp4|mov|webm)$/);

/** @param name as {@link videoFileSchema} has it */
export function typeOf(name: string): VideoType {
  if (name.endsWith('.webm')) return 'video/webm';
  return name.endsWith('.mov') ? 'video/quicktime' : 'video/mp4';
}

export const videoFile = (id: string, type: VideoType): string => `${id}.${ENDINGS[type]}`;
