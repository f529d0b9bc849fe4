import { styled } from 'styled-components';
import { evidenceCopy } from '../../evidence-copy';
import type { Seal } from '../../server/services/evidence';

const Frame = styled.section`
  display: flex;
  flex-wrap: wrap;
  gap: 5mm;
  align-items: flex-start;
  break-inside: avoid;
  img {
    width: 52mm;
    height: 52mm;
  }
  div {
    flex: 1 1 80mm;
    min-width: 0;
  }
  pre {
    margin-top: 1mm;
    font-family: inherit;
    font-size: 7.5pt;
    line-height: 1.35;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;

/** The paper's own signature, for programs and for whoever types it: proof without the system that made it (B-4). */
export function SealNote({ seal: { note, picture } }: { seal: Seal }) {
  const { title, hint, picture: name } = evidenceCopy.seal;
  return (
    <>
      <h2>{title}</h2>
      <Frame data-testid="paper-seal">
        {picture && <img src={picture} alt={name} />}
        <div>
          <small>{hint}</small>
          <pre>{note}</pre>
        </div>
      </Frame>
    </>
  );
}
