/**
 * `npm run bench [-- NAME …]`: how fast RelayDesk is, as ratios against baselines of the same run.
 * Without a name everything is measured, one after the other.
 */
const benches: Record<string, (words: string[]) => Promise<unknown>> = {
  understanding: async (words) => (await import('./understanding.js')).measureUnderstanding(words),
  messages: () => import('./messages.js'),
  answers: () => import('./answers.js'),
  intake: () => import('./intake.js'),
  imports: () => import('./imports.js'),
  intents: () => import('./intents.js'),
  queue: () => import('./queue.js'),
  relay: () => import('./relay.js'),
};

const [name, ...words] = process.argv.slice(2);
if (name !== undefined && !Object.hasOwn(benches, name)) {
  console.error(
    `Usage: npm run bench [-- ${Object.keys(benches).join(' | ')}]\n` +
      '       npm run bench -- understanding --train FILE --test FILE …',
  );
  process.exit(2);
}
for (const [one, measure] of Object.entries(benches)) {
  if (name === undefined || name === one) await measure(words);
}
process.exit(0);
