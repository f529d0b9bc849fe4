import { createHash } from 'node:crypto';
import { Markup } from '../../../../lib/markup';
import { watermarkStyle } from './watermark';

const rules = `
*{box-sizing:border-box}
body{margin:0;color:#1d2433;background:#f4f6f9;font:16px/1.7 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
header{padding:12px 16px;color:#fff;background:#17427e;font-weight:bold}
header p{max-width:1180px;margin:0 auto}
main{max-width:1180px;margin:0 auto;padding:16px}
h1{margin:8px 0 16px;font-size:26px;line-height:1.3}
h2{margin:28px 0 8px;font-size:19px}
dl{margin:0;padding:4px 16px;background:#fff;border:1px solid #d5dbe5}
dl div{display:flex;gap:16px;padding:7px 0;border-top:1px solid #e6eaf0}
dl div:first-child{border-top:0}
dt{flex:none;width:6em;color:#4a5568}
dd{margin:0;white-space:pre-line}
iframe{width:100%;height:78vh;min-height:520px;border:1px solid #8c97a8;background:#fff}
a{color:#17427e}
form{margin-top:28px;padding:4px 16px 20px;background:#fff;border:1px solid #d5dbe5}
form:has(input[name=secret]){padding:0;background:none;border:0}
fieldset{margin:0 0 16px;padding:0;border:0}
legend,form>label{padding:0;font-weight:bold}
.choice{display:inline-flex;align-items:center;gap:6px;min-height:44px;margin-right:24px}
.choice input{width:20px;height:20px;margin:0}
.hint,small{margin:0;color:#4a5568;font-size:14px}
textarea{display:block;width:100%;margin:8px 0 16px;padding:10px;font:inherit;border:1px solid #6b7789}
button{min-height:44px;margin-top:12px;padding:8px 28px;color:#fff;background:#17427e;border:0;border-radius:4px;font:inherit;font-weight:bold;cursor:pointer}
:focus-visible{outline:3px solid #b45309;outline-offset:2px}
[role=alert]{margin-bottom:16px;padding:8px 16px;background:#fdecec;border:1px solid #a61b1b;border-left-width:6px}
[role=alert] p,[role=alert] ul{margin:4px 0}
.on-paper{display:none}
@media (max-width:600px){dl div{display:block}h1{font-size:22px}}
@media print{body{background:none}header{color:#000;background:none;padding-left:0}.on-screen{display:none}.on-paper{display:block}@page{size:A4;margin:18mm 16mm}}
${watermarkStyle}`;

/** Of the guest's own pages, as it stands in them. */
export const guestStyle = new Markup(rules);

/** What the browser is told of these pages: this style and nothing else, frames and forms of this system only. */
export const guestPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(rules).digest('base64')}'`,
  ...["frame-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

/** The draft alone: opened by itself or in the frame of the page above, it has no rights and no origin. */
export const draftPolicy = [
  ...["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', "base-uri 'none'", "form-action 'none'"],
  ...["frame-ancestors 'self'", 'sandbox allow-popups allow-popups-to-escape-sandbox'],
].join('; ');
