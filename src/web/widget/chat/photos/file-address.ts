import type { FilePasses } from '../file-passes.js';

const FILES = '/api/v1/customer/conversations';

/** A photo's bytes; null where they are not to be had just now. */
export async function fetchImage(
  files: FilePasses,
  conversationId: string,
  file: string,
): Promise<Blob | null> {
  const pass = await files.to(conversationId);
  if (!pass) return null;
  // By a header, so that the address stays the same and the browser keeps what it has.
  const response = await fetch(`${FILES}/${conversationId}/images/${file}`, {
    headers: { Authorization: `Bearer ${pass}` },
  });
  return response.ok ? response.blob() : null;
}

/** Where a player reads a video, part by part; it cannot send headers. */
export async function videoAddress(
  files: FilePasses,
  conversationId: string,
  file: string,
): Promise<string | null> {
  const pass = await files.to(conversationId);
  return pass && `${FILES}/${conversationId}/videos/${file}?pass=${pass}`;
}
