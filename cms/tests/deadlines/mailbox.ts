import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string;
  messageId: string;
  /** The message as it came over the wire. */
  raw: string;
  /** The body, decoded. */
  body: string;
}

export interface Mailbox {
  url: string;
  received: Received[];
  /** What the server does with a whole message before it answers: refuse it, or see to it that the sender dies. */
  onMessage: (letter: Received) => Promise<'take' | 'refuse'>;
  close: () => Promise<void>;
}

/** A real mail server on a free port, which keeps what it took. */
export async function openMailbox(): Promise<Mailbox> {
  const mailbox: Omit<Mailbox, 'url' | 'close'> = { received: [], onMessage: () => Promise.resolve('take') };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      void text(stream).then(async (raw) => {
        const letter = letterOf(raw, session.envelope.rcptTo[0]?.address ?? '');
        if ((await mailbox.onMessage(letter)) === 'refuse') return callback(new Error('mailbox full'));
        mailbox.received.push(letter);
        callback();
      });
    },
  });
  // A sender that was killed leaves a broken connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return Object.assign(mailbox, { url: `smtp://127.0.0.1:${port}`, close });
}

function letterOf(raw: string, to: string): Received {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const messageId = /^Message-ID: (.*)$/im.exec(head)?.[1] ?? '';
  return { to, messageId, raw, body: Buffer.from(body.join(''), 'base64').toString('utf8') };
}
