/** Epochs, what is signed for them, and the steps from grown shards to a final anchor. */
package io.meterproof.anchor.epoch;
