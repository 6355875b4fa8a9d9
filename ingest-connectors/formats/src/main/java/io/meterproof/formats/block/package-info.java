/**
 * The native block: 184 signed bytes over a tree of readings. Start at {@link io.meterproof.formats.block.BlockCodec};
 * what travels beside the signed bytes is {@link io.meterproof.formats.block.ReadingsCodec}. Tags and codes stand here
 * and nowhere else. No I/O, no clock, no randomness: seeds and keys are arguments.
 */
package io.meterproof.formats.block;
