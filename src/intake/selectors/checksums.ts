/** Check digits that are a line of arithmetic each. All take the bare characters and never throw. */

/** Luhn (ISO/IEC 7812-1, annex B): every second digit from the right doubled. Digits only. */
export function luhnHolds(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** The Luhn digit to put behind a string of digits. */
export function luhnDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * ISO 6346: owner code of three letters, U, J or Z, six digits and a check digit. Letters count from 10
 * upwards leaving out multiples of 11; each place weighs a power of two; the sum modulo 11, ten as nought.
 */
export function containerHolds(number: string): boolean {
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number)) return false;
  let sum = 0;
  for (let place = 0; place < 10; place++) sum += containerValue(number.charCodeAt(place)) * 2 ** place;
  return (sum % 11) % 10 === Number(number[10]);
}

function containerValue(code: number): number {
  if (code < 65) return code - 48;
  const nth = code - 65;
  // A is 10; 11, 22 and 33 are skipped, so B is 12, L is 23 and V is 34.
  return nth + 10 + (nth >= 1 ? 1 : 0) + (nth >= 11 ? 1 : 0) + (nth >= 21 ? 1 : 0);
}

/** IMO ship number (IMO resolution A.1117(30)): six digits weighted 7 to 2, the sum's last digit the seventh. */
export function imoHolds(number: string): boolean {
  if (!/^\d{7}$/.test(number)) return false;
  let sum = 0;
  for (let place = 0; place < 6; place++) sum += Number(number[place]) * (7 - place);
  return sum % 10 === Number(number[6]);
}
