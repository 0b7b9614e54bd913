import { useEffect, useState } from 'preact/hooks';

/** An address under which the page can show a blob, given back when it is not shown any more. */
export function useBlobUrl(load: () => Promise<Blob | null>, key: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let wanted = true;
    void load()
      .catch(() => null)
      .then((blob) => {
        if (!blob || !wanted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [key]);
  return url;
}
