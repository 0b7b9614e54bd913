/** Characters and what they become, `from to|from to`: OpenCC's tables without their phrases. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
declare module 'opencc-js/dict/STCharacters' {
  const table: string;
  export default table;
}
