import { createTransport } from 'nodemailer';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}

/** The mail server and the sender, from `SMTP_URL` and `MAIL_FROM`; null when mail is not set up. */
function settings(): { url: string; from: string } | null {
  const { SMTP_URL: url, MAIL_FROM: from } = process.env;
  return url && from ? { url, from } : null;
}

/** The way out for mail: one SMTP connection a letter, so that each is answered for by itself. */
const post = () => ({
  isSetUp: (): boolean => settings() !== null,

  /** Resolves when the mail server took the letter. @throws {Error} when it did not, or nothing is set up. */
  async send({ to, subject, text, messageId }: Letter): Promise<void> {
    const { url, from } = settings() ?? {};
    if (!url || !from) throw new Error('SMTP_URL');
    const transport = createTransport(url);
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await transport.sendMail({ from, to, subject, text, messageId, headers, textEncoding: 'base64' });
  },
});
export default post;
export type Post = ReturnType<typeof post>;
