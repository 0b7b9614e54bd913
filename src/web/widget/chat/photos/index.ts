export { dropPhoto, keepPhoto, sendPhoto } from './post-photo.js';
export { Photo } from './photo.js';
export { UnsentPhoto } from './unsent-photo.js';
