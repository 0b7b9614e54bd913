import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  SECRETS,
  box,
  numbers,
  phoneFilm,
  recordedMp4,
  recordedWebm,
  taggedWebm,
} from '../../../../test/fixtures/phone-film.js';
import { CodedError } from '../../errors.js';
import { cleanVideo } from './clean-video.js';

const films = { mov: () => phoneFilm(), mp4: () => phoneFilm('isom'), webm: taggedWebm };

async function refusalOf(bytes: Buffer): Promise<unknown> {
  try {
    await cleanVideo(bytes);
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.options.details?.['reason'];
    throw error;
  }
}

describe('what is taken', () => {
  test.each([
    ['mov', 'video/quicktime', { width: 180, height: 240 }],
    ['mp4', 'video/mp4', { width: 180, height: 240 }],
    ['webm', 'video/webm', { width: 240, height: 180 }],
  ] as const)(
    'a %s loses all but pictures and sound, and nothing moves',
    async (kind, type, is) => {
      const bytes = films[kind]();
      const before = Buffer.from(bytes);
      expect(SECRETS.some((secret) => before.includes(secret))).toBe(true);
      expect(await cleanVideo(bytes)).toMatchObject({ type, ...is });
      expect(bytes).toHaveLength(before.length);
      for (const secret of SECRETS)
        expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
    },
  );

  test('its pictures stay as they were', async () => {
    const bytes = phoneFilm();
    const before = Buffer.from(bytes);
    await cleanVideo(bytes);
    const start = bytes.indexOf('mdat', 0, 'latin1') + 4;
    const filmed = before.indexOf('SpyPhone 17 between') - start;
    expect(filmed).toBeGreaterThan(1000);
    expect(bytes.subarray(start, start + filmed)).toEqual(before.subarray(start, start + filmed));
  });

  test('how long it is, where it says so', async () => {
    expect((await cleanVideo(phoneFilm())).durationMs).toBeGreaterThan(500);
    expect(await cleanVideo(recordedMp4())).toMatchObject({ type: 'video/mp4', width: 240 });
  });

  test.each([
    ['mov', phoneFilm],
    ['fragments', recordedMp4],
    ['webm', taggedWebm],
  ])('a clean %s is as clean as it gets', async (_, film) => {
    const once = film();
    await cleanVideo(once);
    const twice = Buffer.from(once);
    await cleanVideo(twice);
    expect(twice.equals(once)).toBe(true);
  });
});

const page = '<!doctype html><script>alert(1)</script>';
const ftyp = box('ftyp', Buffer.from('isom'), numbers(0), Buffer.from('isom'));

describe('what is refused', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'type'],
    ['a page', Buffer.from(page), 'type'],
    ['a head alone', ftyp, 'broken'],
    ['half a MOV', phoneFilm().subarray(0, 3000), 'broken'],
    ['a MOV without its last byte', phoneFilm().subarray(0, -1), 'broken'],
    ['half a WebM', recordedWebm().subarray(0, 4000), 'broken'],
    ['a page in the brands', box('ftyp', Buffer.from(`isom\0\0\0\0isom${page}`)), 'parts'],
    ['two heads', Buffer.concat([ftyp, phoneFilm('isom')]), 'parts'],
    [
      'sizes past 2^53',
      Buffer.concat([ftyp, numbers(1), Buffer.from('moov'), numbers(-1, -1)]),
      'broken',
    ],
    [
      'a hundred thousand boxes',
      Buffer.concat([ftyp, Buffer.from('00000008'.concat('66726565').repeat(100_000), 'hex')]),
      'parts',
    ],
    ['fragments in fragments', nested(60_000), 'broken'],
    ['samples elsewhere', elsewhere(), 'broken'],
    ['an address to fetch from', remote(), 'parts'],
    ['a million pixels a side', huge(), 'pixels'],
    ['Matroska of any kind', matroska(), 'type'],
  ])('%s', async (_, bytes, reason) => {
    expect(await refusalOf(Buffer.from(bytes))).toBe(reason);
  });
});

/** Boxes within boxes, each as long as all that are left. */
function nested(depth: number): Buffer {
  const bytes = Buffer.alloc(8 * depth);
  for (let at = 0; at < depth; at += 1) {
    bytes.writeUInt32BE(8 * (depth - at), 8 * at);
    bytes.write(at === 0 ? 'moof' : 'traf', 8 * at + 4, 'latin1');
  }
  return Buffer.concat([ftyp, bytes]);
}

/** Changes what stands at an offset from a word's first letter. */
function changed(film: Buffer, word: string, offset: number, value: number): Buffer {
  film.writeUInt32BE(value, film.indexOf(word, 0, 'latin1') + offset);
  return film;
}

function elsewhere(): Buffer {
  return changed(phoneFilm(), 'stco', 12, 4);
}

function remote(): Buffer {
  return changed(phoneFilm(), 'url ', 4, 0);
}

function huge(): Buffer {
  return changed(phoneFilm(), 'tkhd', 80, 0xffff0000);
}

function matroska(): Buffer {
  const bytes = recordedWebm();
  bytes.write('wxyz', bytes.indexOf('webm', 0, 'latin1'), 'latin1');
  return bytes;
}

describe('whatever comes', () => {
  const film = fc.constantFrom(...Object.values(films), recordedMp4);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    byte: fc.nat(255),
  });

  test('it is cleaned or refused, and nothing worse happens', async () => {
    await fc.assert(
      fc.asyncProperty(film, fc.array(edit, { maxLength: 8 }), async (make, edits) => {
        const bytes = make();
        for (const { at, byte } of edits) bytes[Math.floor(at * bytes.length)] = byte;
        const reason = await refusalOf(bytes);
        expect([null, 'type', 'parts', 'broken', 'pixels']).toContain(reason);
      }),
      { numRuns: 300 },
    );
  });

  test('a stranger beside the film is made zeros, wherever it stands', async () => {
    const type = fc.string({ unit: fc.constantFrom(...'abcxyz©'), minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(type, fc.constantFrom('mvhd', 'moov', 'trak'), async (name, before) => {
        const hidden = box(name, Buffer.from('hidden words'));
        const bytes = withBox(phoneFilm(), before, hidden);
        const reason = await refusalOf(bytes);
        if (reason === null) expect(bytes.includes('hidden words')).toBe(false);
        else expect(reason).toMatch(/^(?:parts|broken)$/);
      }),
      { numRuns: 60 },
    );
  });
});

/** Puts a box before another; the movie's own size grows where it is inside. */
function withBox(film: Buffer, before: string, added: Buffer): Buffer {
  const moov = film.indexOf('moov', 0, 'latin1') - 4;
  const at = film.indexOf(before, moov, 'latin1') - 4;
  if (before !== 'moov') film.writeUInt32BE(film.readUInt32BE(moov) + added.length, moov);
  return Buffer.concat([film.subarray(0, at), added, film.subarray(at)]);
}
