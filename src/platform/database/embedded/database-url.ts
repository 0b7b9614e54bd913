export const DATABASE = 'relaydesk';
export const PORT = 5432;

/** The address of the desk's database behind the socket in a folder. */
export function databaseUrl(socketFolder: string): string {
  return `postgresql://relaydesk@localhost:${PORT}/${DATABASE}?host=${encodeURIComponent(socketFolder)}`;
}
