/** Whose widget a tag asks for: the server's address and the company's id, '' where it names none. */
export function ownerOf(script: HTMLScriptElement): [origin: string, company: string] {
  const { origin, searchParams } = new URL(script.src);
  return [origin, searchParams.get('company') ?? script.dataset.company ?? ''];
}
