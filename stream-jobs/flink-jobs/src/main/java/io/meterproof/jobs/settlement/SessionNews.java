package io.meterproof.jobs.settlement;

import io.meterproof.formats.block.Channel;
import io.meterproof.metering.settlement.Outdone;
import io.meterproof.tlog.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Charging sessions of a subject that stand no longer, or stand again. As bytes: {@code version 1 ‖ channel 38 ‖ cause 32 ‖ arrival
 * i64 ‖ since i64 ‖ i32 outdone ‖ outdone × (number i64 ‖ by i64) ‖ number i64 of each that resumes}.
 *
 * @param cause digest of the block, or hash of the document, because of which
 * @param arrival when that block arrived, UTC milliseconds; {@link Long#MIN_VALUE} for a document
 * @param since when the earliest of them began, UTC seconds
 */
record SessionNews(Channel channel, Hash cause, long arrival, long since, List<Outdone> outdone, List<Long> resumed) {
    private static final byte VERSION = 1;

    SessionNews {
        outdone = List.copyOf(outdone);
        resumed = List.copyOf(resumed);
    }

    boolean ofDocument() {
        return arrival == Long.MIN_VALUE;
    }

    byte[] encode() {
        int numbers = 2 * outdone.size() + resumed.size();
        ByteBuffer bytes = ByteBuffer.allocate(
                        1 + Channel.LENGTH + Hash.LENGTH + Integer.BYTES + (2 + numbers) * Long.BYTES)
                .put(VERSION)
                .put(channel.bytes())
                .put(cause.bytes())
                .putLong(arrival)
                .putLong(since)
                .putInt(outdone.size());
        outdone.forEach(each -> bytes.putLong(each.number()).putLong(each.by()));
        resumed.forEach(bytes::putLong);
        return bytes.array();
    }

    static SessionNews decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of news of sessions: " + version);
        }
        Channel channel = Channel.of(next(buffer, Channel.LENGTH));
        Hash cause = Hash.of(next(buffer, Hash.LENGTH));
        long arrival = buffer.getLong();
        long since = buffer.getLong();
        List<Outdone> outdone = new ArrayList<>();
        for (int left = buffer.getInt(); left > 0; left--) {
            outdone.add(new Outdone(buffer.getLong(), buffer.getLong()));
        }
        List<Long> resumed = new ArrayList<>();
        while (buffer.hasRemaining()) {
            resumed.add(buffer.getLong());
        }
        return new SessionNews(channel, cause, arrival, since, outdone, resumed);
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
