/** GB 11643: 6 digits region, 8 birth date, 3 sequence, 1 check. Never public in full (R-ID-03, R-ID-04). */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** First two digits of the regions that numbers are given in. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** True for a citizen number with a real birth date and a right check character (R-ID-03). */
export function isCitizenNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  // A credit code may pass for a number of somebody born in the year 9080.
  if (!provinces.test(text) || !/^(?:18|19|20)/.test(text.slice(6)) || !isDay(text.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** True for a number of fifteen digits, as given until 1999: region, birth date without the century, sequence. */
export function isOldCitizenNumber(text: string): boolean {
  return /^[1-9]\d{14}$/.test(text) && provinces.test(text) && isDay(`19${text.slice(6, 12)}`);
}

function isDay(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
