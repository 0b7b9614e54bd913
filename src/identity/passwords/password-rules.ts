import { pinyin } from 'pinyin-pro';
import { PASSWORD_MIN_LENGTH, type PasswordRefusal } from '../../protocol/index.js';
import { LEAST_SCORE, scoreOf } from './guessability.js';

/** Whose password it is to be. */
export interface PasswordOwner {
  login: string;
  name: string;
}

/** Shorter parts of a name are in too many words. */
const NAME_PART = 3;
/** Of Chinese names two characters are one already. */
const CHINESE_NAME_PART = 2;

/**
 * Why a password is not taken, or null. The rules follow NIST SP 800-63B: a least length,
 * nothing that is guessed first, no demand for kinds of characters.
 */
export async function refusalOf(
  password: string,
  owner: PasswordOwner,
): Promise<PasswordRefusal | null> {
  if ([...password.normalize('NFKC')].length < PASSWORD_MIN_LENGTH) return 'short';
  const words = ownWords(owner);
  if (words.some((word) => fold(password).includes(word))) return 'name';
  return (await scoreOf(password, words)) < LEAST_SCORE ? 'guessable' : null;
}

/** The login and the name, whole and in parts, and a Chinese name as it is typed in pinyin. */
function ownWords({ login, name }: PasswordOwner): string[] {
  const spoken = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' });
  const parts = [login, ...login.split(/[._@-]/), name, ...name.split(/\s+/), spoken.join('')];
  return [...new Set(parts.map(fold))].filter(
    (part) => part.length >= (/\p{Script=Han}/u.test(part) ? CHINESE_NAME_PART : NAME_PART),
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
