import type { VideoRefusal } from '../../../protocol/index.js';
import { CodedError } from '../../errors.js';

export function videoRefused(reason: VideoRefusal): CodedError {
  return new CodedError('VIDEO_REFUSED', 'Not a video that can be taken', { details: { reason } });
}
