import { randomUUID } from 'node:crypto';
import { isNativeError } from 'node:util/types';
import type { Config } from '../config.js';
import { StartupError } from '../errors.js';
import { DiskFileStore } from './disk-file-store.js';
import type { FileStore } from './file-store.js';

type Place = Pick<Config, 's3' | 'filesFolder'>;

/** The store that the settings name. */
export async function openFileStore({ s3, filesFolder }: Place): Promise<FileStore> {
  if (!s3) return new DiskFileStore(filesFolder);
  // Only where it is set: others do without its memory.
  const { S3FileStore } = await import('./s3-file-store.js');
  return new S3FileStore(s3);
}

/**
 * Tries a bucket by what is done with it later: whoever starts the program learns of a wrong key,
 * not the first customer who sends a photo.
 * @throws {StartupError}
 */
export async function assertFilesCanBeKept(place: Place): Promise<void> {
  if (!place.s3) return;
  const store = await openFileStore(place);
  const name = `startup-check/${randomUUID()}`;
  try {
    await store.put(name, Buffer.from('RelayDesk'));
    const found = await store.get(name);
    await store.remove(name);
    if (found?.toString() !== 'RelayDesk') throw new Error('what is put there is not got back');
  } catch (error) {
    throw new StartupError(
      `The file store at ${place.s3.url} cannot be used (${reasonOf(error)}). Check S3_URL, S3_REGION and the keys.`,
    );
  }
}

/** What fetch says is that it failed; why stands in the cause. */
function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return String(error);
  if (!isNativeError(error.cause)) return error.message;
  const { cause } = error;
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
