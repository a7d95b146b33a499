/** Why a figure is not told, and when it will be: in the place of how it developed. */
export function Withheld() {
  return (
    <div className="figure-card-development figure-card-withheld">
      <h3>为什么不公布</h3>
      <ul>
        <li>件数或人次为 1 至 4 的数，可能让人认出具体的当事人，不对外公布。</li>
        <li>由其他已公布的数相减可以推出它的，也不公布。</li>
        <li>不是没有统计：数在日志里，法院内部可查，审计可以核对；可以公布时，自动公布。</li>
      </ul>
    </div>
  );
}
