import { evidenceCopy } from '../../evidence-copy';
import type { Evidence } from '../../server/services/evidence';
import { timeText } from '../time';
import { ColumnHeads } from '../../../../admin/paper/ColumnHeads';

const texts = evidenceCopy.grounds;

/** What the leak gate found and a named officer let pass, on which ground and under which dictionary. */
export function GroundTable({ paper: { grounds, hash } }: { paper: Evidence }) {
  return (
    <section>
      <h2>{texts.title}</h2>
      {grounds.length === 0 ? (
        <p>{texts.none}</p>
      ) : (
        <table>
          <thead>
            <ColumnHeads columns={texts.columns} />
          </thead>
          <tbody>
            {grounds.map((ground) => (
              <tr key={`${ground.at}${ground.finding}`}>
                <td>
                  {ground.finding}
                  {ground.hash !== hash && texts.otherContent}
                </td>
                <td>{`${ground.ground}：${ground.reason}`}</td>
                <td>{ground.account}</td>
                <td>
                  {timeText(ground.at, 'second')}
                  <br />
                  <small>{texts.dictionary(ground.dictionary)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
