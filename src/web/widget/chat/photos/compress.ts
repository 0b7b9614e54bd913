/** The longest side of what is sent, in pixels. */
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/**
 * The photo as a JPEG of a size that shows damage and still gets through a weak line. What the
 * browser cannot read is left as it is: the server says what it takes.
 */
export async function compress(file: Blob): Promise<Blob> {
  try {
    const photo = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(photo.width * scale));
    canvas.height = Math.max(1, Math.round(photo.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(photo, 0, 0, canvas.width, canvas.height);
    photo.close();
    const made = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    );
    return made ?? file;
  } catch {
    return file;
  }
}
