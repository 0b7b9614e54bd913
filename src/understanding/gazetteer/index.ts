export { divisions } from './divisions.js';
export { findPlaces } from './find-places.js';
export { namingsOf, placeByAdcode } from './names.js';
export { contains, type FoundPlace, type GazetteerPlace } from './place.js';
