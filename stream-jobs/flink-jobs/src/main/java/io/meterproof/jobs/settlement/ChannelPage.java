package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;

/** Names a page of blocks among all of a subject's channels. */
record ChannelPage(Channel channel, long page) {}
