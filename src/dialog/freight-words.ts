/** How freight is to be sent, or what of its price is asked for. */
export type FreightWish = 'full_truck' | 'part_load' | 'by_volume';

/** A whole vehicle that is itself the goods needs no truck of its own: 「电瓶车整车托运」. */
const VEHICLE = /电瓶车|電瓶車|电动车|電動車|摩托|自行车|自行車|轿车|轎車|汽车|汽車|机车|機車/;
const FULL_TRUCK = /整车|整車|包车|包車|\bftl\b|\bfull[- ]?truck/i;
const PART_LOAD = /零担|零擔|拼车|拼車|\bltl\b|\bless[- ]than[- ](?:a )?truck|\bpart[- ]?load/i;
const PER_VOLUME =
  /(?:一|每|1|\/)(?:个|個)?(?:立?方)(?![\u4e00-\u9fff]*(?:公斤|千克|重))|按(?:立?方|体积|體積)(?:米)?(?:算|收|计|計|报|報|多少|怎么|怎麼|什么|什麼)|(?:\bper|\ba|\beach|\bone|\/) ?(?:cbm|m3|m\^3|cubic met(?:er|re))(?![a-z])/i;
const PRICE =
  /钱|錢|价|價|收费|收費|运费|運費|怎么[收算]|怎麼[收算]|how much|price|quote|rate|cost|charge/i;
const WEIGHT = /公斤|千克|体积重|體積重|重量|\b(?:kg|kilos?|kilograms?|weigh|weight)\b/i;

/** What a message says of the kind: 「整车呢」, 「多少钱一方」, "LTL"; null where nothing. */
export function freightWishIn(text: string): FreightWish | null {
  const words = text.normalize('NFKC');
  // 「零担还是整车划算」 asks for a truck's price beside the one that was told.
  if (FULL_TRUCK.test(words) && !VEHICLE.test(words)) return 'full_truck';
  if (PART_LOAD.test(words)) return 'part_load';
  // 「一立方等于多少公斤」 asks what bulky goods weigh.
  const asksPrice = PER_VOLUME.test(words) && PRICE.test(words) && !WEIGHT.test(words);
  return asksPrice ? 'by_volume' : null;
}
