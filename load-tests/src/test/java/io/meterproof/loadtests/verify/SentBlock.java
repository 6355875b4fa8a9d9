package io.meterproof.loadtests.verify;

import io.meterproof.formats.block.ReceivedBlock;
import io.meterproof.jobs.runtime.Message;

/**
 * A block as each contender takes it.
 *
 * @param meter its place in the fleet
 * @param message the same, still in its bytes
 */
record SentBlock(int meter, ReceivedBlock block, Message message) {}
