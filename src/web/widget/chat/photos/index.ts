export { dropPhoto, keepPhoto, sendPhoto } from './post-photo.js';
export { Photo } from './photo.js';
export { VideoClip } from './video-clip.js';
export { UnsentPhoto } from './unsent-photo.js';
