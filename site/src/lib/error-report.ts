/**
 * The entry of 「我为政府网站找错」 with the code of the site and the address of the page (R-SITE-07).
 *
 * @param pageUrl - the full public address of the page that shows the link.
 */
export function errorReportUrl(siteIdCode: string, pageUrl: string): string {
  const code = encodeURIComponent(siteIdCode);
  return `https://zfwzzc.www.gov.cn/exposure/jiucuo.html?site_code=${code}&url=${encodeURIComponent(pageUrl)}`;
}
