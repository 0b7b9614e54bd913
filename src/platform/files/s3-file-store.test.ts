import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startBucket, type Bucket } from '../../../test/fixtures/bucket.js';
import { describeFileStore } from '../../../test/fixtures/file-store-conformance.js';
import { StartupError } from '../errors.js';
import { assertFilesCanBeKept } from './open-file-store.js';
import { S3FileStore } from './s3-file-store.js';

let bucket: Bucket;
/** One that has stopped. */
let gone: Bucket;
beforeAll(async () => {
  [bucket, gone] = [await startBucket(), await startBucket()];
  await gone.stop();
});
beforeEach(() => bucket.objects.clear());
afterAll(() => bucket.stop());

describeFileStore('a bucket', () => new S3FileStore(bucket.settings));

test('a busy store is asked again, and not for ever', async () => {
  const files = new S3FileStore(bucket.settings);
  bucket.busy = 2;
  await files.put('a', Buffer.from('one'));
  expect(bucket.objects.get('a')).toEqual(Buffer.from('one'));
  bucket.busy = 100;
  await expect(files.put('b', Buffer.from('two'))).rejects.toThrow('503 SlowDown');
  bucket.busy = 0;
});

describe('at the start', () => {
  const trying = (changed: Partial<Bucket['settings']>) =>
    assertFilesCanBeKept({ s3: { ...bucket.settings, ...changed }, filesFolder: '/nowhere' });

  test('the store is tried, and nothing is left of it', async () => {
    await trying({});
    expect(bucket.objects.size).toBe(0);
  });

  test.each<[string, () => Partial<Bucket['settings']>, RegExp]>([
    ['a wrong key', () => ({ secretAccessKey: 'other' }), /answers 403 SignatureDoesNotMatch/],
    ['another region', () => ({ region: 'elsewhere' }), /answers 403/],
    [
      'no such bucket',
      () => ({ url: bucket.settings.url.replace('photos', 'others') }),
      /answers 404 NoSuchBucket/,
    ],
    ['nobody there', () => ({ url: gone.settings.url }), /ECONNREFUSED/],
  ])('%s is said in one line', async (_, changed, reason) => {
    const error = await trying(changed()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StartupError);
    const { message } = error as StartupError;
    expect(message).toMatch(reason);
    expect(message).toMatch(/^The file store at http:\S+ cannot be used \(.*Check S3_URL/);
    expect(message).not.toContain('\n');
    expect(message).not.toContain(bucket.settings.secretAccessKey);
  });
});
