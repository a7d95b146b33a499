import { attendeeCapacities } from '../../../../wire/codes.ts';
import type { SummonsPrint } from '../../../../wire/sessions.ts';
import { dayAndTime } from '../local-time.ts';
import { PrintRoot } from '../print/PrintRoot.tsx';
import { type ClearNames, namedOn } from './names-api.ts';
import { QrCode } from './QrCode.tsx';
import './summons.css';

/** Summonses to print, one person a page. The codes are known here and nowhere else. */
export function SummonsSheets({
  prints,
  names,
  onClose,
}: {
  prints: readonly SummonsPrint[];
  names: ClearNames;
  onClose: () => void;
}) {
  return (
    <PrintRoot
      title={`传票 ${prints.length} 份`}
      note="签到码只在这里显示一次，请现在打印；关闭后只能重制"
      onClose={onClose}
    >
      {prints.map((print) => (
        <Summons key={print.inviteeId} print={print} names={names} />
      ))}
    </PrintRoot>
  );
}

function Summons({ print, names }: { print: SummonsPrint; names: ClearNames }) {
  const { name, isClear } = namedOn(print, names);
  return (
    <article className="print-page summons">
      <header>
        <p className="summons-court">{print.court}</p>
        <h1>传　票</h1>
      </header>
      <table>
        <tbody>
          <tr>
            <th scope="row">案　　号</th>
            <td className="summons-number">{print.caseNumber}</td>
          </tr>
          <tr>
            <th scope="row">被传唤人</th>
            <td>
              {name}
              {!isClear && (
                <span className="summons-fill">
                  姓名或名称由送达人填写：
                  <span className="summons-blank" />
                </span>
              )}
            </td>
          </tr>
          {print.isUnit && (
            <tr>
              <th scope="row">应 到 人</th>
              <td>
                {print.attendee ? (
                  `${attendeeCapacities.labels[print.attendee.capacity]} ${print.attendee.name}`
                ) : (
                  <>
                    法定代表人（主要负责人）：
                    <span className="summons-blank" />
                  </>
                )}
                <span className="summons-fill">
                  委托他人到场的，须提交授权委托书与代理人身份证件
                </span>
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">传唤事由</th>
            <td>接受执行调查询问，说明财产与履行情况；参加“{print.title}”</td>
          </tr>
          <tr>
            <th scope="row">应到时间</th>
            <td>
              <b>{dayAndTime(print.plannedAt)}</b>（请提前 20 分钟签到）
            </td>
          </tr>
          <tr>
            <th scope="row">应到处所</th>
            <td>{print.court}</td>
          </tr>
          <tr>
            <th scope="row">主 持 人</th>
            <td>{print.host}</td>
          </tr>
          {print.legalPoints.length > 0 && (
            <tr>
              <th scope="row">法律要点</th>
              <td>
                <ol>
                  {print.legalPoints.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ol>
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">法律依据</th>
            <td>
              《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百八十二条：对必须接受调查询问的被执行人、被执行人的法定代表人、负责人或者实际控制人，经依法传唤无正当理由拒不到场的，人民法院可以拘传其到场。
            </td>
          </tr>
        </tbody>
      </table>
      <section className="summons-code" aria-label="签到码">
        <QrCode text={print.qr} label="签到二维码" />
        <div>
          <p>签到码</p>
          <p className="summons-letters">{print.code}</p>
          <p>
            请携带本传票和本人有效身份证件，到场时出示上面的二维码或签到码。签到码限本人使用一次。
          </p>
        </div>
      </section>
      <footer>
        <p>执行员：　　　　　　　书记员：　　　　　　　</p>
        <p>送达人：　　　　　　　　</p>
        <p>被传唤人签名：　　　　　　　　</p>
        <p>　　　年　　月　　日（院印）</p>
      </footer>
    </article>
  );
}
