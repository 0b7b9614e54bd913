/** Calls back whenever somebody returns to the page or the network does. Returns its undoing. */
export function onReturn(callback: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') callback();
  };
  const returned = () => callback();
  document.addEventListener('visibilitychange', visible);
  for (const event of ['focus', 'online', 'pageshow']) window.addEventListener(event, returned);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    for (const event of ['focus', 'online', 'pageshow'])
      window.removeEventListener(event, returned);
  };
}
