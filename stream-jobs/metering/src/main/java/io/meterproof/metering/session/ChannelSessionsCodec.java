package io.meterproof.metering.session;

import io.meterproof.metering.ledger.PackedReader;
import io.meterproof.metering.ledger.PackedWriter;

/** A channel's sessions as bytes, version 1. */
public final class ChannelSessionsCodec {
    private static final int VERSION = 1;

    private ChannelSessionsCodec() {}

    public static byte[] encode(ChannelSessions channel) {
        PackedWriter out = new PackedWriter();
        out.octet(VERSION)
                .integer(channel.newest())
                .integer(channel.since())
                .list(channel.signers(), out::hash)
                .list(channel.sessions(), session -> write(out, session));
        return out.toBytes();
    }

    /**
     * Reads a channel's sessions.
     *
     * @throws IllegalArgumentException for another version
     */
    public static ChannelSessions decode(byte[] bytes) {
        PackedReader in = new PackedReader(bytes).version(VERSION);
        long newest = in.integer();
        long since = in.integer();
        var signers = in.list(in::hash);
        return new ChannelSessions(in.list(() -> read(in)), signers, newest, since);
    }

    private static void write(PackedWriter out, KeptSession session) {
        SessionSpan span = session.span();
        out.integer(session.number())
                .integer(span.from())
                .integer(span.to() - span.from())
                .integer(span.start())
                .integer(span.stop() - span.start())
                .integer(session.signer())
                .integer(session.subject())
                .octet(session.stands() ? 1 : 0);
    }

    private static KeptSession read(PackedReader in) {
        long number = in.integer();
        long from = in.integer();
        long to = from + in.integer();
        long start = in.integer();
        long stop = start + in.integer();
        return new KeptSession(
                number, new SessionSpan(from, to, start, stop), in.number(), in.number(), in.octet() == 1);
    }
}
