/** Cryptocurrency addresses: Bitcoin (base58check, bech32, bech32m), Ethereum (EIP-55) and Tron. */

import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { bech32, bech32m, createBase58check } from "@scure/base";
import { before, matches } from "./context.ts";
import { type Candidate, type NormalForm, WEIGHT } from "./found.ts";

const base58check = createBase58check(sha256);

const SHAPE =
  /(?<![\w])(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33}|bc1[02-9ac-hj-np-z]{11,71}|BC1[02-9AC-HJ-NP-Z]{11,71}|0x[0-9a-fA-F]{40})(?![\w])/g;
const CUE =
  /\b(?:wallets?|address(?:es)?|BTC|bitcoin|USDT|tether|TRC-?20|ERC-?20|ETH|ethereum|tron|TRX|crypto(?:currency)?|coins?)\b[^.\n]{0,40}$/i;

type Chain = "bitcoin" | "ethereum" | "tron";

interface Wallet {
  readonly chain: Chain;
  readonly address: string;
  readonly valid: boolean | null;
}

/** Finds wallets. One that fails its checksum is kept, as a property, only where the text speaks of one. */
export function findWallets(text: string): Candidate[] {
  const found: Candidate[] = [];
  for (const match of matches(SHAPE, text)) {
    const wallet = read(match[0]);
    if (wallet === null) continue;
    if (wallet.valid === false && !CUE.test(before(text, match.index, 60))) continue;
    found.push({
      kind: "wallet",
      start: match.index,
      end: match.index + match[0].length,
      properties: { address: wallet.address, chain: wallet.chain },
      key: `wallet:${wallet.chain}:${wallet.address}`,
      valid: wallet.valid,
      confidence: wallet.valid ? "certain" : wallet.valid === null ? "likely" : "possible",
      weight: WEIGHT.wallet,
    });
  }
  return found;
}

function read(written: string): Wallet | null {
  if (/^0x/i.test(written)) return ethereum(written);
  if (/^bc1/i.test(written)) {
    return { chain: "bitcoin", address: written.toLowerCase(), valid: segwitHolds(written) };
  }
  const payload = base58Payload(written);
  if (written.startsWith("T")) return { chain: "tron", address: written, valid: payload?.[0] === 0x41 };
  if (/^[13]/.test(written)) {
    return { chain: "bitcoin", address: written, valid: payload?.[0] === 0 || payload?.[0] === 5 };
  }
  return null;
}

/** The 21 bytes behind a base58check address, null where its checksum fails. */
function base58Payload(written: string): Uint8Array | null {
  try {
    const payload = base58check.decode(written);
    return payload.length === 21 ? payload : null;
  } catch {
    return null;
  }
}

/** BIP 173 and BIP 350: version 0 has a bech32 checksum, later versions bech32m. */
function segwitHolds(written: string): boolean {
  for (const [code, first, last] of [
    [bech32, 0, 0],
    [bech32m, 1, 16],
  ] as const) {
    const decoded = code.decodeUnsafe(written, 90);
    if (decoded?.prefix !== "bc") continue;
    const version = decoded.words[0] ?? -1;
    if (version < first || version > last) continue;
    const program = code.fromWordsUnsafe(decoded.words.slice(1));
    if (!program) continue;
    if (version === 0) return program.length === 20 || program.length === 32;
    return program.length >= 2 && program.length <= 40;
  }
  return false;
}

/** EIP-55: capitals follow the Keccak digest of the small letters. All small or all capital says nothing. */
function ethereum(written: string): Wallet | null {
  const hex = written.slice(2);
  if (!/^[0-9a-fA-F]{40}$/.test(hex)) return null;
  const small = hex.toLowerCase();
  const address = `0x${small}`;
  if (hex === small || hex === hex.toUpperCase()) return { chain: "ethereum", address, valid: null };
  return { chain: "ethereum", address, valid: `0x${hex}` === capitalise(small) };
}

function capitalise(small: string): string {
  const digest = keccak_256(new TextEncoder().encode(small));
  let out = "0x";
  for (let at = 0; at < small.length; at++) {
    const byte = digest[at >> 1] ?? 0;
    const nibble = at % 2 === 0 ? byte >> 4 : byte & 15;
    const letter = small[at] ?? "";
    out += nibble >= 8 ? letter.toUpperCase() : letter;
  }
  return out;
}

/** An address as copied; blanks from a line break are taken out. */
export function normaliseWallet(written: string): NormalForm | null {
  const bare = written.replace(/\s/g, "");
  if (bare.length > 90 || !new RegExp(`^${SHAPE.source}$`).test(bare)) return null;
  const wallet = read(bare);
  if (wallet === null) return null;
  const key = `wallet:${wallet.chain}:${wallet.address}`;
  return { key, display: displayWallet(wallet.chain, wallet.address), valid: wallet.valid };
}

/** The address as a wallet program shows it; an Ethereum address with its EIP-55 capitals. */
export function displayWallet(chain: string, address: string): string {
  return chain === "ethereum" ? capitalise(address.slice(2)) : address;
}
