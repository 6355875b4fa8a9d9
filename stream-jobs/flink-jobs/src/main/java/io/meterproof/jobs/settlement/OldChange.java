package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.settlement.Installed;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A document says something else of a channel, perhaps of what the archive has: {@code channel 38 ‖ since i64 seconds ‖ cause 32}.
 *
 * @param since when that begins
 * @param cause hash of the document
 */
record OldChange(Channel channel, Instant since, Hash cause) {
    private static final int LENGTH = Channel.LENGTH + Long.BYTES + Hash.LENGTH;

    /**
     * What a meter's history changes of its channels.
     *
     * @param published the history that says what is known now
     * @param channels of the meter
     */
    static List<OldChange> between(Installed before, Installed now, InstalledMeter published, List<Channel> channels) {
        List<OldChange> changes = new ArrayList<>();
        for (Channel channel : channels) {
            now.changedSince(before, channel.obis())
                    .map(since ->
                            new OldChange(channel, since, published.history().newest()))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    Message to(String subject) {
        byte[] value = ByteBuffer.allocate(LENGTH)
                .put(channel.bytes())
                .putLong(since.getEpochSecond())
                .put(cause.bytes())
                .array();
        return Message.to(MessageKind.OLD_CHANGE, subject, null, value);
    }

    static OldChange decode(byte[] value) {
        return new OldChange(
                Channel.of(Arrays.copyOf(value, Channel.LENGTH)),
                Instant.ofEpochSecond(ByteBuffer.wrap(value).getLong(Channel.LENGTH)),
                Hash.of(value, Channel.LENGTH + Long.BYTES, Hash.LENGTH));
    }
}
