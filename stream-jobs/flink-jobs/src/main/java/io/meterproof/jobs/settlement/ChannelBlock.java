package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.BlockKey;

/** Names a block among all of a subject's channels. */
record ChannelBlock(Channel channel, BlockKey block) {}
