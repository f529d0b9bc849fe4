/** GB 11643: 6 digits region, 8 birth date, 3 sequence, 1 check. Never public in full (R-ID-03, R-ID-04). */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True for a citizen number with a real birth date and a right check character (R-ID-03). */
export function isCitizenNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  // A credit code may pass for a number of somebody born in the year 9080.
  if (!/^(?:18|19|20)/.test(text.slice(6))) return false;
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const date = new Date(`${birth}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(birth)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** The first three and the last four characters, the birth date hidden: `110***********002X` (R-ID-04). */
export function maskCitizenNumber(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(-4)}`;
}

/** `138****1234` (R-ID-04). */
export function maskMobileNumber(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
