/** What becomes of an element: looked into, kept, or kept with its content made zeros. */
export type ElementRule = 'enter' | 'keep' | 'wipe';

/** Ids of what the cleaning itself reads (RFC 9559). */
export const ID = {
  EBML: 0x1a45dfa3,
  DocType: 0x4282,
  TimestampScale: 0x2ad7b1,
  Duration: 0x4489,
  TrackType: 0x83,
  CodecID: 0x86,
  CodecPrivate: 0x63a2,
  PixelWidth: 0xb0,
  PixelHeight: 0xba,
} as const;

const ENTERED = [
  // EBML, Segment, SeekHead, Seek, Info, Tracks, TrackEntry, Video, Colour, Audio
  0x1a45dfa3, 0x18538067, 0x114d9b74, 0x4dbb, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x55b0, 0xe1,
  // Cluster, BlockGroup, Cues, CuePoint, CueTrackPositions
  0x1f43b675, 0xa0, 0x1c53bb6b, 0xbb, 0xb7,
];

const KEPT = [
  // Of the head: versions, longest id and size, type of document
  0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285,
  // SeekID, SeekPosition, TimestampScale, Duration
  0x53ab, 0x53ac, 0x2ad7b1, 0x4489,
  // Of a track: number, uid, type, flags, default duration, codec and its setting, delays
  0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x86, 0x63a2, 0x56aa, 0x56bb, 0x55ee,
  // Of pictures: interlacing, stereo, alpha, sizes, crops, unit
  0x9a, 0x53b8, 0x53c0, 0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd, 0x54b0, 0x54ba, 0x54b2,
  // Of colour: matrix, bits, chroma, range, transfer, primaries, light levels
  0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba, 0x55bb, 0x55bc,
  0x55bd,
  // Of sound: frequencies, channels, bits
  0xb5, 0x78b5, 0x9f, 0x6264,
  // Of a cluster: timestamp, position, previous size, blocks, durations, references, padding
  0xe7, 0xa7, 0xab, 0xa3, 0xa1, 0x9b, 0xfb, 0x75a2,
  // Of cues: time, track, positions, duration, block number
  0xb3, 0xf7, 0xf1, 0xf0, 0xb2, 0x5378,
];

/** The two names of programs that a file must have; empty ones do. */
const WIPED = [0x4d80, 0x5741];

const rules = new Map<number, ElementRule>([
  ...ENTERED.map((id) => [id, 'enter'] as const),
  ...KEPT.map((id) => [id, 'keep'] as const),
  ...WIPED.map((id) => [id, 'wipe'] as const),
]);

/** Undefined for all that is neither picture nor sound, nor needed for them. */
export const ruleFor = (id: number): ElementRule | undefined => rules.get(id);
