// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** A protobuf message from fields `[number, value]`: numbers, texts, bytes, `fixed(n)`, `double(x)`, `packed([...])`. */
export function message(...fields) {
  return Buffer.concat(fields.map(([number, value]) => field(number, value)));
}

export function fixed(value) {
  return { fixed: BigInt(value) };
}

export function double(value) {
  const eight = Buffer.alloc(8);
  eight.writeDoubleLE(value);
  return { fixed: eight.readBigUInt64LE() };
}

/** The first `fixed64` of a message that has the number, or 0. */
export function fixedOf(bytes, number) {
  for (let at = 0; at < bytes.length; ) {
    const [tag, behindTag] = readVarint(bytes, at);
    if (tag === BigInt(number * 8 + 1)) return bytes.readBigUInt64LE(behindTag);
    const [value, behindValue] = (tag & 7n) === 1n ? [0n, behindTag + 8] : readVarint(bytes, behindTag);
    at = (tag & 7n) === 2n ? behindValue + Number(value) : behindValue;
  }
  return 0n;
}

export function packed(values) {
  return Buffer.concat(values.map(varint));
}

/** A number that may be negative, as `sint64` writes it. */
export function signed(value) {
  const wide = BigInt(value);
  return wide < 0n ? -2n * wide - 1n : 2n * wide;
}

function field(number, value) {
  if (typeof value === "string") return field(number, Buffer.from(value));
  if (Buffer.isBuffer(value)) return Buffer.concat([varint(number * 8 + 2), varint(value.length), value]);
  if (typeof value !== "object") return Buffer.concat([varint(number * 8), varint(value)]);
  const eight = Buffer.alloc(8);
  eight.writeBigUInt64LE(value.fixed);
  return Buffer.concat([varint(number * 8 + 1), eight]);
}

function readVarint(bytes, at) {
  let [value, next] = [0n, at];
  for (let shift = 0n; ; shift += 7n) {
    const byte = bytes[next++];
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return [value, next];
  }
}

function varint(value) {
  const bytes = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}
