/**
 * Whether a text is an AFM, the Greek tax number: nine digits, the last of which is the sum of the others, weighted by 256, 128 …
 * 2, modulo 11, modulo 10.
 */
export function isAfm(text: string): boolean {
  if (!/^\d{9}$/.test(text) || /^0+$/.test(text)) return false;
  const sum = Array.from(text.slice(0, 8)).reduce((total, digit, index) => total + Number(digit) * 2 ** (8 - index), 0);
  return (sum % 11) % 10 === Number(text[8]);
}
