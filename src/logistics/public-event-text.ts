/** What stands where personal data stood. */
const MASK = '***';

const ROLES = [
  '快递员|派件员|派送员|收件员|揽收员|配送员|业务员|快递小哥|小哥|联系人',
  '收件人|收货人|寄件人|签收人|代收人',
].join('|');

/** What follows a role without being a name: `收件人拒收`, `快递员正在派件`. */
const NOT_A_NAME = [
  '已|正在|将|未|不|无|拒|请|会|可|在|自|要求|同意|反映|反馈|确认|取消|签收',
  '联系|电话|地址|上门|更改|超时',
  '本人|家人|同事|门卫|前台|物业',
].join('|');

/** `：` or `为` between a label and what it labels. */
const COLON = '\\s*(?:为|是|[:：])?\\s*';

/**
 * What carriers write into their events though it is nobody else's business; the first group is
 * the part that stays in front of the mask. Domain facts, section 1.6: show the minimum.
 */
const PERSONAL: readonly RegExp[] = [
  // Pickup codes open lockers: `取件码：8-2-3011`, `凭 6688-12 取件`.
  new RegExp(`((?:取件|提货|取货|自提|验证|开箱)码${COLON})[A-Za-z0-9][A-Za-z0-9-]*`, 'gu'),
  /(凭(?:码|密码)?\s*[“「"']?)[A-Za-z0-9][A-Za-z0-9-]{2,}/gu,
  // Mobile numbers, also grouped, with +86 or half masked; then fixed lines, then service lines.
  /()(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?[\d*]{4}[-\s]?[\d*]{4}(?!\d)/gu,
  /()(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3})[-\s]?\d{3,4}[-\s]?\d{4}(?!\d)/gu,
  /()(?<!\d)[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)/gu,
  // `快递员：张三，` and `派件员【李四】` keep the role and lose the name.
  new RegExp(
    `((?:${ROLES})${COLON}[【[（(“]?)(?!${NOT_A_NAME})[\\p{Script=Han}·*A-Za-z]{1,15}?` +
      '(?=[\\s，,。；;、【】[\\]（()）“”:：]|正在|电话|已|将|$)',
    'gu',
  ),
  // `已由张三签收`, `由【李四】代签收`.
  new RegExp(
    `(由\\s*[【[（(“]?)(?!${NOT_A_NAME}|${ROLES})[\\p{Script=Han}·]{2,4}(?=[】\\]）)”]?代?签收)`,
    'gu',
  ),
  // `收货地址：幸福路8号3单元，`: anything to the end of the clause.
  /(地址\s*(?:为|是|[:：])\s*)[^，,。；;\n]+/gu,
];

/**
 * An event's text as everybody may read it: names, phone numbers, addresses and pickup codes
 * that a carrier wrote into it are replaced by `***`.
 *
 * @example publicEventText('快递员：王小明，电话13812345678，正在派件') // '快递员：***，电话***，正在派件'
 */
export function publicEventText(text: string): string {
  return PERSONAL.reduce((kept, pattern) => kept.replace(pattern, `$1${MASK}`), text);
}
