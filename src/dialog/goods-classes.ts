import { normalize } from '../understanding/index.js';

/** Kinds of goods that are packed, or may be sent, in ways of their own. */
export type GoodsClass =
  | 'hazardous'
  | 'forbidden'
  | 'battery'
  | 'liquid'
  | 'perishable'
  | 'animal'
  | 'medicine'
  | 'valuable'
  | 'documents'
  | 'fragile'
  | 'electronics'
  | 'clothes'
  | 'furniture'
  | 'food';

/**
 * By the words in a name, the most careful class first. After 禁止寄递物品指导目录 and the trade's
 * practice; what no row names cannot be confirmed. [practice]
 */
const CLASSES: [GoodsClass, RegExp][] = [
  [
    'hazardous',
    /烟花|鞭炮|爆竹|炸药|雷管|弹药|汽油|柴油|煤油|煤气|液化气|气罐|瓦斯|烟火|压缩气体|丁烷|氧气瓶|灭火器|打火机|火机|火柴|油漆|溶剂|稀料|农药|杀虫剂|强酸|硫酸|盐酸|腐蚀|放射|剧毒|毒药|危险品|危险化学|化学品|化工品|粉末|石灰|干冰|firework|explosive|petrol|gasoline|lighter|gas (?:can|cylinder|bottle)|aerosol|pesticide|paint|acid|chemical|powder|dry ice/i,
  ],
  [
    'forbidden',
    /枪|弹|管制刀具|匕首|毒品|大麻|假币|伪钞|色情|淫秽|假证|象牙|犀角|虎骨|文物|\bguns?\b|weapon|ammunition|drugs?\b|counterfeit|ivory/i,
  ],
  [
    'battery',
    /电池|充电宝|移动电源|行动电源|电瓶|蓄电|平衡车|电动车|battery|batteries|power ?bank|scooter/i,
  ],
  [
    'animal',
    /宠物|活体|活物|狗|猫(?!粮|砂)|鸟|鹦鹉|鸽|乌龟|仓鼠|兔|蛇|活鱼|活鸡|活鸭|蜜蜂|pet\b|pets\b|\bdog|\bcat\b|puppy|kitten|hamster|live animal/i,
  ],
  [
    'medicine',
    /药|疫苗|试剂|血样|血液|样本|标本|胰岛素|medicine|medication|pills?\b|vaccine|insulin|specimen/i,
  ],
  [
    'liquid',
    /液体|液|水(?!果|晶|杯|壶|彩|泵)|酒|油(?!画)|香水|饮料|酱|蜂蜜|奶(?!瓶|粉)|膏|乳|liquid|perfume|wine|beer|spirits|oil|shampoo|lotion|honey|sauce/i,
  ],
  [
    'perishable',
    /海鲜|生鲜|冻|冷冻|鲜|虾|蟹|鱼(?!缸|竿)|肉|水果|苹果(?!手机)|草莓|樱桃|车厘子|荔枝|芒果|榴莲|葡萄|桃|橙|橘|蔬菜|蛋糕|豆腐|seafood|frozen|fresh|fish|shrimp|crab|meat|fruit|cake|vegetable/i,
  ],
  [
    'valuable',
    /黄金|金条|金饰|首饰|珠宝|钻|项链|戒指|手镯|玉|翡翠|古董|古玩|现金|人民币|名表|银行卡|gold|jewel|diamond|antique|cash|money|watch\b/i,
  ],
  [
    'documents',
    /文件|合同|资料|材料|证件|身份证|护照|证书|户口|执照|发票|票据|档案|信|明信片|通知书|标书|document|contract|passport|certificate|letter|paperwork|visa/i,
  ],
  [
    'furniture',
    /家具|沙发|床|柜|桌|椅|书架|床垫|furniture|sofa|mattress|wardrobe|table|desk|chair/i,
  ],
  [
    'fragile',
    /玻璃|陶瓷|瓷|花瓶|茶具|杯|碗|盘|镜|灯|屏|工艺品|雕|易碎|乐器|吉他|酒具|glass|ceramic|porcelain|vase|mirror|fragile|guitar|china\b/i,
  ],
  [
    'electronics',
    /手机|电脑|笔记本|平板|相机|电视|显示器|主机|打印机|耳机|音箱|硬盘|家电|冰箱|洗衣机|空调|phone|laptop|computer|tablet|camera|\btv\b|monitor|printer|headphone|console/i,
  ],
  [
    'clothes',
    /衣|裤|裙|鞋|帽|包(?!子|装)|被子|床单|毛巾|袜|clothes|clothing|shoes|dress|coat|jacket|bag\b/i,
  ],
  [
    'food',
    /食|零食|糖|饼|茶|咖啡|坚果|特产|干货|米|面(?!膜|霜)|粽|月饼|巧克力|snack|food|tea\b|coffee|chocolate|candy|biscuit|noodle/i,
  ],
];

/** The class of goods by their name in Chinese (either script) or English, or null. */
export function goodsClassOf(goods: string): GoodsClass | null {
  const { clean } = normalize(goods);
  return CLASSES.find(([, words]) => words.test(clean))?.[0] ?? null;
}
