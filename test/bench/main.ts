/**
 * `npm run bench [-- messages | answers | intake | understanding …]`: how fast RelayDesk is, as ratios against
 * baselines of the same run. Without a name everything is measured, one after the other.
 */
const [name, ...words] = process.argv.slice(2);
if (name === undefined || name === 'understanding') {
  const { measureUnderstanding } = await import('./understanding.js');
  await measureUnderstanding(words);
}
if (name === undefined || name === 'messages') await import('./messages.js');
if (name === undefined || name === 'answers') await import('./answers.js');
if (name === undefined || name === 'intake') await import('./intake.js');
if (name !== undefined && !['understanding', 'messages', 'answers', 'intake'].includes(name)) {
  console.error(
    'Usage: npm run bench [-- messages | answers | intake | understanding [--train FILE --test FILE]…]',
  );
  process.exit(2);
}
process.exit(0);
