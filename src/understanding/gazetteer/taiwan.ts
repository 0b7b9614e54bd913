import type { GazetteerPlace } from './place.js';

/**
 * Taiwan's cities and counties with the codes of map services, and the districts of the six
 * large cities. GB/T 2260 has no division below 台湾省: the districts are numbered in the order of
 * this list, which nothing outside may rely on.
 */
const TAIWAN = `
710100 台北市 中正区 大同区 中山区 松山区 大安区 万华区 信义区 士林区 北投区 内湖区 南港区 文山区
710200 高雄市 盐埕区 鼓山区 左营区 楠梓区 三民区 新兴区 前金区 苓雅区 前镇区 旗津区 小港区 凤山区 林园区 大寮区 大树区 大社区 仁武区 鸟松区 冈山区 桥头区 燕巢区 路竹区 湖内区 茄萣区 旗山区 美浓区
710300 台南市 中西区 东区 南区 北区 安平区 安南区 永康区 归仁区 新化区 仁德区 善化区 新市区 新营区 盐水区 白河区 麻豆区 佳里区 学甲区
710400 台中市 中区 东区 南区 西区 北区 西屯区 南屯区 北屯区 丰原区 东势区 大甲区 清水区 沙鹿区 梧栖区 后里区 神冈区 潭子区 大雅区 乌日区 大肚区 龙井区 雾峰区 太平区 大里区
710500 金门县
710600 南投县
710700 基隆市
710800 新竹市
710900 嘉义市
711100 新北市 板桥区 三重区 中和区 永和区 新庄区 新店区 树林区 莺歌区 三峡区 淡水区 汐止区 瑞芳区 土城区 芦洲区 五股区 泰山区 林口区 深坑区 石碇区 坪林区 三芝区 石门区 八里区 金山区 万里区 乌来区
711200 宜兰县
711300 新竹县
711400 桃园市 桃园区 中坜区 大溪区 杨梅区 芦竹区 大园区 龟山区 八德区 龙潭区 平镇区 新屋区 观音区
711500 苗栗县
711700 彰化县
711900 嘉义县
712100 云林县
712400 屏东县
712500 台东县
712600 花莲县
712700 澎湖县
712800 连江县
`;

/** Taiwan's divisions, a city before its districts. */
export function* taiwan(): Generator<GazetteerPlace> {
  const province = '台湾省';
  for (const line of TAIWAN.trim().split('\n')) {
    const [adcode = '', city = '', ...districts] = line.split(' ');
    yield { adcode, level: 'city', province, city, name: city };
    for (const [at, name] of districts.entries()) {
      const code = adcode.slice(0, 4) + String(at + 1).padStart(2, '0');
      yield { adcode: code, level: 'district', province, city, district: name, name };
    }
  }
}
